import type { PortalOptions, PortalTarget } from '../react/settings/PortalOptions.ts'

/** Stands in for the browser's navigation. */
export interface NavigationRecord {
  /** Give it to a button, hook or provider as `navigate`. */
  navigate: NonNullable<PortalOptions['navigate']>
  /** Where the person would have been taken, oldest first. */
  readonly visits: readonly { url: string; target: PortalTarget }[]
}

/**
 * Records where a button would take the person, instead of going there.
 *
 * @example
 * const { navigate, visits } = recordNavigation()
 * render(<BillingPortalButton endpoint="/api/billing-portal" navigate={navigate} />)
 */
export function recordNavigation(): NavigationRecord {
  const visits: { url: string; target: PortalTarget }[] = []
  return { visits, navigate: (url, target) => void visits.push({ url, target }) }
}
