import { isLoopbackHost } from '../../contract/isLoopbackHost.ts'
import { PortalError } from '../../contract/PortalError.ts'
import { safeUrl } from '../../contract/trustedUrl.ts'
import type { PortalTarget } from '../settings/PortalOptions.ts'

/**
 * Opens a blank tab that says what it waits for, or returns none where the browser refuses.
 *
 * It must run inside the click: a tab opened after the answer is blocked in WebKit at once and in
 * other engines after some seconds. `noopener` would hide the handle, so the opener is cut by hand
 * as the tab goes to the portal.
 */
export function openWaitingTab(text: string): Window | undefined {
  try {
    const tab = window.open('', '_blank')
    if (!tab) return undefined
    tab.document.title = text
    tab.document.body.textContent = text
    return tab
  } catch {
    // Firefox throws, where others give null, in a sandboxed frame that may not open windows.
    return undefined
  }
}

/**
 * Returns the parsed form of a link that may be followed, or throws. A page on a loopback host trusts
 * links on loopback hosts, so that an emulator needs no option.
 */
export function checkLink(link: unknown, portalOrigins: readonly string[]): string {
  const url = safeUrl(link)
  const isTrusted =
    url &&
    (portalOrigins.includes(url.origin) ||
      (isLoopbackHost(url.hostname) && isLoopbackHost(location.hostname)))
  if (!isTrusted) {
    throw new PortalError(typeof link === 'string' ? 'untrusted_url' : 'invalid_response', {
      cause: originOf(link),
    })
  }
  return url.href
}

/** Of a link that was refused, no more than this is told. */
function originOf(link: unknown): Error | undefined {
  try {
    return new Error(new URL(String(link)).origin)
  } catch {
    return undefined
  }
}

/** Where a link is handed to. */
export interface Way {
  target: PortalTarget
  navigate: ((url: string, target: PortalTarget) => unknown) | undefined
  tab: Window | undefined
}

/**
 * Hands the link to the one place that may have it: the host's `navigate`, the tab that waits for
 * it, or else this page, which stays one step back. Rejects without the link where that fails.
 */
export async function followLink(url: string, { target, navigate, tab }: Way): Promise<void> {
  try {
    if (navigate) {
      await navigate(url, target)
    } else if (tab) {
      tab.location.replace(url)
      // Not before: Chromium lets a sandboxed frame navigate only a tab that still knows its opener.
      tab.opener = null
    } else {
      location.assign(url)
    }
  } catch (cause) {
    throw new PortalError('misconfigured', { cause: withoutLink(cause, url) })
  }
}

/**
 * A failed navigation may quote where it was to go, whole, encoded or in part, in any of its fields: so
 * no more than its name, its words and its stack are kept, and no word that has a part of the link in it.
 */
function withoutLink(cause: unknown, url: string): Error {
  const { name = 'Error', message = cause, stack = message } = Object(cause)
  const path = url.slice(new URL(url).origin.length).toLowerCase()
  const parts = path.match(/\w{3,}/g) ?? [path]
  const redact = (text: unknown) =>
    String(text).replace(/\S+/g, (word) =>
      parts.some((part) => word.toLowerCase().includes(part)) ? '(the link)' : word,
    )
  const error = new Error(redact(message))
  error.stack = redact(stack)
  if (name !== error.name) error.name = redact(name)
  return error
}
