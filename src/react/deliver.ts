import { PortalError } from '../contract/PortalError.ts'
import { trustedUrl } from '../contract/trustedUrl.ts'
import { followLink } from './browserWindow.ts'
import { rememberDeparture } from './departure.ts'
import type { PortalSettings } from './PortalOptions.ts'
import { tellHost } from './tellHost.ts'

/** Checks the link and hands it to the one place that may have it. It goes nowhere else. */
export function deliver(link: unknown, options: PortalSettings, tab: Window | null): void {
  const { portalOrigins, target, navigate } = options
  const url = trustedUrl(link, portalOrigins)
  if (!url) throw new PortalError(typeof link === 'string' ? 'untrusted_url' : 'invalid_response')
  if (tab?.closed) throw new PortalError('tab_closed')

  tellHost(options.onRedirect, { target })
  rememberDeparture(options.endpoint)
  if (navigate) return navigate(url, { target })
  if (target === '_blank' && !tab) tellHost(options.onError, new PortalError('popup_blocked'))
  followLink(url, tab)
}
