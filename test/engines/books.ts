import { expect } from 'vitest'
import type { App, Books } from './app/startApp.ts'

export const nothing: Books = { asked: 0, minted: 0, opened: 0, revoked: 0, live: 0, refused: 0 }

/** One request, one link, and the person who asked went to it. */
export const oneVisit: Books = { ...nothing, asked: 1, minted: 1, opened: 1 }

export const twoVisits: Books = { ...nothing, asked: 2, minted: 2, opened: 2 }

/** One link that could not be delivered and was taken back. */
export const oneRevoked: Books = { ...nothing, asked: 1, minted: 1, revoked: 1 }

/** The request of a page for a link. */
export const askForLink = /^POST \/api\/billing-portal/

/** The request of the route to MarginFront. */
export const mint = /^POST \/v1\/portal-sessions/

/** Waits until the request for a link has reached the app: one that ends before leaves no trace. */
export async function untilAsked({ books }: App): Promise<void> {
  await expect.poll(() => books().asked, { message: 'who asked for a link' }).toBe(1)
}

/** Waits until the app has heard that nobody wants the link any more that it was asked for. */
export async function untilGivenUp({ givenUp }: App): Promise<void> {
  const names = () => givenUp.filter((name) => askForLink.test(name))
  await expect.poll(names, { message: 'what was given up' }).toHaveLength(1)
}
