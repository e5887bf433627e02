// What no browser can load as npm has it: React is CommonJS, and TanStack Query reads `process`.
export * from '@tanstack/react-query'
export {
  cloneElement,
  createContext,
  createElement,
  forwardRef,
  isValidElement,
  useCallback,
  useContext,
  useEffect,
  useId,
  useInsertionEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  version,
} from 'react'
export { hydrateRoot } from 'react-dom/client'
export { Fragment, jsx, jsxs } from 'react/jsx-runtime'
