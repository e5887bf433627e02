import type { Page } from '@playwright/test'
import type { PortalVisit } from '../backend/visitLink.ts'
import type { OpenedBy } from './PortalFixture.ts'
import type { ServedPortal } from './servePortal.ts'

/** Waits until a page is in the portal, or at a link that is dead, and returns what came of it. */
export async function openedBy(
  page: Page,
  { origin, visitAt }: ServedPortal,
  options: OpenedBy = {},
): Promise<PortalVisit> {
  const { timeout } = options
  const isPortal = (url: URL) => url.origin === origin && /^\/(portal|r\/)/.test(url.pathname)
  try {
    await page.waitForURL(isPortal, {
      waitUntil: 'commit',
      ...(timeout !== undefined && { timeout }),
    })
  } catch (cause) {
    const { origin: seen, pathname } = new URL(page.url())
    throw new Error(
      `openedBy: the page is at ${seen}${pathname}, and not in the portal at ${origin}. Look at ` +
        'the alert on the page and at backend.events, which say why no link came. A new tab is a ' +
        'separate page.',
      { cause },
    )
  }
  const cookies = await page.context().cookies(page.url())
  return (
    visitAt(
      page.url(),
      cookies.map(({ name, value }) => `${name}=${value}`),
    ) ?? { status: 'unknown' }
  )
}
