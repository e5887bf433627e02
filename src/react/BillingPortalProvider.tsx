import type { ReactNode } from 'react'
import type { PortalOptions } from './PortalOptions.ts'
import { PortalDefaults, usePortalSettings } from './usePortalSettings.ts'

/** Props of {@link BillingPortalProvider}: every option of the hook, and the tree that gets them. */
export interface BillingPortalProviderProps extends PortalOptions {
  children?: ReactNode
}

/**
 * Gives every billing button and `usePortalSession` below it the same options.
 * What a button or hook says itself wins, option by option; providers may be nested.
 *
 * Renders nothing of its own.
 *
 * @example
 * <BillingPortalProvider endpoint="/api/billing-portal" scope={user.id}>
 *   <App />
 * </BillingPortalProvider>
 */
export function BillingPortalProvider({ children, ...options }: BillingPortalProviderProps) {
  return (
    <PortalDefaults.Provider value={usePortalSettings(options)[0]}>
      {children}
    </PortalDefaults.Provider>
  )
}
