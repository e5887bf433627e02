import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query'
import { useContext, useState, type ReactNode } from 'react'

/**
 * Leaves the host's query client in place, and gives the tree below one of its own where there is
 * none. What that holds goes when the tree does.
 */
export function QueryClientOrOwn({ children }: { children: ReactNode }) {
  const hosts = useContext(QueryClientContext)
  const [own] = useState(() => new QueryClient())
  return <QueryClientProvider client={hosts ?? own}>{children}</QueryClientProvider>
}
