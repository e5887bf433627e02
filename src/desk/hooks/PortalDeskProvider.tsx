import { useContext, type ReactNode } from 'react'
import { mergeDeskOptions } from './mergeDeskOptions.ts'
import { QueryClientOrOwn } from './QueryClientOrOwn.tsx'
import { PortalDeskContext, type PortalDeskOptions } from './usePortalDesk.ts'

/** Props of {@link PortalDeskProvider}: how to reach the desk, and the tree that does. */
export interface PortalDeskProviderProps extends PortalDeskOptions {
  children?: ReactNode
}

/**
 * Gives every hook and table of the support desk below it the same options. Providers may be nested,
 * and the inner one wins, option by option.
 *
 * Renders no element. Works with and without a `QueryClientProvider` around it.
 *
 * @example
 * <PortalDeskProvider endpoint="/api/portal-sessions" headers={() => ({ authorization: bearer() })}>
 *   <PortalSessionsTable />
 * </PortalDeskProvider>
 */
export function PortalDeskProvider({ children, ...options }: PortalDeskProviderProps) {
  const merged = mergeDeskOptions(useContext(PortalDeskContext), options)
  return (
    <QueryClientOrOwn>
      <PortalDeskContext.Provider value={merged}>{children}</PortalDeskContext.Provider>
    </QueryClientOrOwn>
  )
}
