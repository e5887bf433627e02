// What no browser can load as npm has it: React is CommonJS, and TanStack Query reads `process`.
export * from '@tanstack/react-query'
export {
  Fragment,
  cloneElement,
  createContext,
  createElement,
  forwardRef,
  useCallback,
  useContext,
  useEffect,
  useId,
  useState,
  useSyncExternalStore,
} from 'react'
export { hydrateRoot } from 'react-dom/client'
