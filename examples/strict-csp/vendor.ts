// What no browser can load as npm has it: React is CommonJS, and TanStack Query reads `process`.
export * from '@tanstack/react-query'
export {
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
export { Fragment, jsx, jsxs } from 'react/jsx-runtime'
export { hydrateRoot } from 'react-dom/client'
