// All that the client takes from React. tsup has every file import it from here, because each import
// statement in what is published is paid for by everyone who loads the button.
export {
  cloneElement,
  createContext,
  createElement,
  forwardRef,
  Fragment,
  useContext,
  useEffect,
  useId,
} from 'react'
