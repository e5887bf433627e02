import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import { StrictMode, type ReactNode } from 'react'
import { PortalDeskProvider } from '../../../src/desk/index.ts'
import { endpoint, type Desk } from './createDesk.ts'

/** Renders a hook of the desk in a host with a query client, in StrictMode. */
export function renderHookInDesk<Result>(
  desk: Desk,
  useIt: () => Result,
  client: QueryClient = new QueryClient(),
) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <PortalDeskProvider endpoint={endpoint} fetch={desk.fetch}>
          {children}
        </PortalDeskProvider>
      </QueryClientProvider>
    </StrictMode>
  )
  return { ...renderHook(useIt, { wrapper }), client }
}
