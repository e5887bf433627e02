import type { Args, Renderer, StoryContext } from 'storybook/internal/csf'
import { createEmulator, type Emulator } from '../src/emulator/index.ts'
import {
  createPortalDeskRoute,
  type MarginFrontClient,
  type PortalDeskRouteOptions,
} from '../src/server/index.ts'
import { clientOf } from '../src/testing/backend/clientOf.ts'

declare module 'storybook/internal/csf' {
  interface StoryContext<TRenderer extends Renderer = Renderer, TArgs = Args> {
    /** The support desk of this story, where it has one. */
    desk: StoryDesk
  }
}

/** A desk of one story, and the MarginFront behind it. */
export interface StoryDesk {
  emulator: Emulator
  /** Mints a link, as the customer's own click would. */
  mint: (customerExternalId: string) => Promise<string>
  /** Mints one, and opens it as the customer would. */
  open: (customerExternalId: string) => Promise<void>
  /** Revokes one, as somebody else would. */
  revoke: (id: string) => Promise<void>
}

/**
 * Answers the table of this story with a real desk route on an emulator of its own.
 *
 * @param change options of the route in place of the usual ones, given the client of the emulator
 */
export function startDesk(
  context: Pick<StoryContext, 'fetch' | 'desk'>,
  change: (client: MarginFrontClient) => Partial<PortalDeskRouteOptions> = () => ({}),
): StoryDesk {
  const emulator = createEmulator({ origin: 'https://portal.marginfront.com' })
  // Of an emulator, and so the whole of it.
  const client = clientOf(emulator) as unknown as MarginFrontClient
  const names = new Map(emulator.customers.map(({ id, name }) => [id, name]))
  const route = createPortalDeskRoute({
    client,
    authorize: () => ({ actor: 'ada@example.com' }),
    audit: () => {},
    deliverLink: () => {},
    describeSessions: ({ sessions }) =>
      Object.fromEntries(
        sessions.map(({ id, customerId }) => [id, { customerName: names.get(String(customerId)) }]),
      ),
    onEvent: () => {},
    ...change(client),
  })
  context.fetch = async (input, init) => {
    const request = new Request(new URL(String(input), location.href), init)
    const aborted = new Promise<never>((_resolve, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason))
    })
    return Promise.race([route(request), aborted])
  }
  const desk: StoryDesk = {
    emulator,
    mint: async (customerExternalId) =>
      (await client.portalSessions.create({ customerExternalId })).id,
    async open(customerExternalId) {
      const { url } = await client.portalSessions.create({ customerExternalId })
      await emulator.fetch(url)
    },
    revoke: (id) => client.portalSessions.revoke(id),
  }
  context.desk = desk
  return desk
}

/** As many sessions as that, of as many customers, as MarginFront would list them. */
export function manySessions(count: number) {
  const now = Date.now()
  return Array.from({ length: count }, (_, index) => ({
    id: `ps_${index}`,
    isUsed: index % 7 === 0,
    createdAt: new Date(now - index * 300).toISOString(),
    expiresAt: new Date(now + 3_600_000 - index * 300).toISOString(),
    customerExternalId: `customer-${index}`,
  }))
}

/** A client that lists these sessions, and otherwise asks the emulator. */
export function listing({ portalSessions }: MarginFrontClient, sessions: object[]) {
  const { create, get, revoke } = portalSessions
  return {
    portalSessions: {
      create: create.bind(portalSessions),
      get: get.bind(portalSessions),
      revoke: revoke.bind(portalSessions),
      list: async () => sessions,
    },
  }
}
