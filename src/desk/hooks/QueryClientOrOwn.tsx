import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query'
import { useContext, useEffect, useRef, useState, type ReactNode } from 'react'

/**
 * Leaves the host's query client in place, and gives the tree below one of its own where there is
 * none. What that holds goes when the tree does.
 */
export function QueryClientOrOwn({ children }: { children: ReactNode }) {
  const hosts = useContext(QueryClientContext)
  const [own] = useState(() => new QueryClient())
  const clearing = useRef<ReturnType<typeof setTimeout>>(undefined)

  // Its queries would wait for five minutes, and hold all of it. A tick later, since StrictMode
  // unmounts a tree and mounts it again: https://react.dev/reference/react/StrictMode
  useEffect(() => {
    clearTimeout(clearing.current)
    return () => {
      clearing.current = setTimeout(() => own.clear())
    }
  }, [own])

  return <QueryClientProvider client={hosts ?? own}>{children}</QueryClientProvider>
}
