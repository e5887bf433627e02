import type { ReactNode } from 'react'
import { BillingPortalProvider, type BillingPortalProviderProps } from '../index.ts'
import type { NavigationRecord } from './recordNavigation.ts'

/** Props of {@link PortalTestProvider}. */
export interface PortalTestProviderProps {
  /** Answers the page's requests: what `createPortalBackend` returns. */
  backend: { readonly endpoint: string; readonly fetch: typeof globalThis.fetch }
  /** Where the page's links end up: what `recordNavigation` returns. @default the browser goes there */
  navigation?: Pick<NavigationRecord, 'navigate'> | undefined
  /** The page under test. */
  children?: ReactNode
}

/**
 * Connects a page to a backend for tests. Renders a `BillingPortalProvider` and nothing else.
 *
 * What the page's own providers and buttons say still counts, but for `fetch` and `navigate`: no
 * test reaches the network or leaves the page by them.
 *
 * @example
 * <PortalTestProvider backend={createPortalBackend()} navigation={recordNavigation()}>
 *   <BillingPage />
 * </PortalTestProvider>
 */
export function PortalTestProvider({ backend, navigation, children }: PortalTestProviderProps) {
  const overrides = { fetch: backend.fetch, navigate: navigation?.navigate }
  const props: BillingPortalProviderProps & { overrides: typeof overrides } = {
    endpoint: backend.endpoint,
    overrides,
  }
  return <BillingPortalProvider {...props}>{children}</BillingPortalProvider>
}
