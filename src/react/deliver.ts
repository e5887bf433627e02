import { PortalError } from '../contract/PortalError.ts'
import { trustedUrl } from '../contract/trustedUrl.ts'
import { rememberDeparture } from './departure.ts'
import type { PortalSettings } from './PortalOptions.ts'
import { tellHost } from './tellHost.ts'

type Tab = Window | null | undefined | false

/**
 * Opens a blank tab that says what it waits for, or gives none where the browser refuses.
 *
 * It must run inside the click: a tab opened after the answer is blocked in WebKit at once and in
 * other engines after some seconds. `noopener` would hide the handle, so the opener is cut by hand
 * as the tab goes to the portal.
 */
export function openWaitingTab(text: string): Tab {
  let tab: Tab
  try {
    tab = open('', '_blank')
    if (tab) {
      tab.document.body.textContent = tab.document.title = text
    }
  } catch {
    // Firefox throws, where others give null, in a sandboxed frame that may not open windows.
  }
  return tab
}

/**
 * Checks the link and hands it to the one place that may have it: the host's `navigate`, the tab
 * that waits for it, or else this page, which stays one step back. Tells whether this page leaves.
 */
export function deliver(link: unknown, options: PortalSettings, tab: Tab): boolean {
  const { target, navigate } = options
  const url = trustedUrl(link, options.portalOrigins)
  if (!url) throw new PortalError(typeof link === 'string' ? 'untrusted_url' : 'invalid_response')

  tellHost(options.onRedirect, target)
  rememberDeparture()
  const isElsewhere = target === '_blank'
  if (navigate) {
    navigate(url, target)
    return !isElsewhere
  }
  if (tab) {
    tab.location.replace(url)
    // Not before: Chromium lets a sandboxed frame navigate only a tab that still knows its opener.
    tab.opener = null
    return !isElsewhere
  }
  if (isElsewhere) tellHost(options.onError, new PortalError('popup_blocked'))
  location.assign(url)
  return true
}
