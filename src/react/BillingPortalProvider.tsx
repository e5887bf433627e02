import { useInsertionEffect, useState, type ReactNode } from 'react'
import { enter } from './attempt/members.ts'
import type { Member } from './attempt/Page.ts'
import type { PortalOptions } from './settings/PortalOptions.ts'
import { PortalSettingsContext, usePortalSettings } from './settings/usePortalSettings.ts'

/** Props of {@link BillingPortalProvider}: every option of the hook, and the tree below it. */
export interface BillingPortalProviderProps extends PortalOptions {
  children?: ReactNode
}

/**
 * Gives every billing button and `usePortalSession` below it the same options.
 * The own options of a button or hook win, one by one; providers may be nested.
 *
 * Renders no element. Its `onReturn` is called even without a button below it.
 *
 * @example
 * <BillingPortalProvider endpoint="/api/billing-portal" scope={user.id}>
 *   <App />
 * </BillingPortalProvider>
 */
export function BillingPortalProvider({ children, ...options }: BillingPortalProviderProps) {
  const settings = usePortalSettings(options)
  const [member] = useState<Member>({ settings })
  useInsertionEffect(() => void Object.assign(member, { settings }))
  useInsertionEffect(() => enter(member), [member])

  return (
    <PortalSettingsContext.Provider value={settings}>{children}</PortalSettingsContext.Provider>
  )
}
