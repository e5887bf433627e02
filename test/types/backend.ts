import { createEmulator, type Emulator, type EmulatorOptions } from '@marginfront/react/emulator'
import {
  createPortalAction,
  createPortalDeskRoute,
  createPortalRoute,
  MarginFrontClient,
  MarginFrontError,
  NotFoundError,
  type PortalAction,
  type PortalDeskEvent,
  type PortalDeskRoute,
  type PortalDeskRouteOptions,
  type PortalEvent,
  type PortalRoute,
  type PortalRouteOptions,
  type RateLimit,
} from '@marginfront/react/server'

interface Context {
  env: { KEY: string }
  waitUntil: (work: Promise<unknown>) => void
}

const rateLimit: RateLimit = async ({ key }) =>
  key === '' ? { ok: false, retryAfter: 1 } : { ok: true }

function tell(event: PortalEvent): string | undefined {
  switch (event.type) {
    case 'minted':
      return event.sessionId
    case 'revoked':
      return event.sessionId.toUpperCase()
    default:
      return `${event.code}: ${event.reason}`
  }
}

export const POST: (request: Request) => Promise<Response> = createPortalRoute({
  resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
})

export const route: PortalRoute<Context> = createPortalRoute<Context>({
  resolveCustomer: async ({ request, context: { env } }) =>
    request.headers.has('cookie') ? { customerId: env.KEY } : 'unauthenticated',
  secretKey: ({ context: { env } }) => env.KEY,
  features: ['invoices', 'usage'],
  returnUrl: ({ customer }) => customer.customerId,
  allowedOrigins: ['https://app.example.com'],
  rateLimit,
  timeout: 5_000,
  onEvent: (event, { context }) => context.waitUntil(Promise.resolve(tell(event))),
})

/** What a host leaves open is undefined, which counts as left out. */
export const open: PortalRouteOptions = {
  resolveCustomer: () => null,
  secretKey: undefined,
  client: undefined,
  baseUrl: undefined,
  fetch: undefined,
  logging: undefined,
  telemetry: undefined,
  timeout: undefined,
  allowedOrigins: undefined,
  allowRequestsWithoutOrigin: undefined,
  portalOrigins: undefined,
  returnUrl: undefined,
  allowedReturnOrigins: undefined,
  features: undefined,
  rateLimit: undefined,
  errorRedirect: undefined,
  onEvent: undefined,
}

const openBilling: PortalAction<Context> = createPortalAction<Context>({
  resolveCustomer: ({ request, context: { env } }) =>
    request?.headers.has('cookie') ? { customerId: env.KEY } : 'unauthenticated',
  rateLimit: async ({ key, customer }) =>
    key === customer.customerId ? { ok: true } : { ok: false, retryAfter: 1 },
  allowedReturnOrigins: ['https://app.example.com'],
})
export async function openPortal(context: Context): Promise<string> {
  const result = await openBilling({ context, returnUrl: null })
  return result.ok ? result.url : `${result.code} ${result.requestId} ${result.retryAfter ?? 0}`
}
export const withoutContext = () => createPortalAction({ resolveCustomer: () => null })()

function tellDesk(event: PortalDeskEvent): string {
  const who = `${event.actor ?? 'somebody'} ${event.action ?? ''}`
  return 'reason' in event ? `${who} ${event.code}: ${event.reason}` : `${who} ${event.type}`
}

export const desk: PortalDeskRoute<Context> = createPortalDeskRoute<Context>({
  path: '/api/links',
  authorize: async ({ request, action }) =>
    request.headers.has('cookie') && action !== 'revoke' ? { actor: 'ada' } : 'forbidden',
  audit: (entry) =>
    entry.action === 'create' ? entry.customer.customerId : entry.sessionId.toUpperCase(),
  deliverLink: async ({ url, customer }) => [url, customer.customerExternalId],
  describeSessions: ({ sessions }) =>
    Object.fromEntries(sessions.map(({ id }) => [id, { customerName: id }])),
  secretKey: ({ context: { env } }) => env.KEY,
  onEvent: (event, { context }) => context.waitUntil(Promise.resolve(tellDesk(event))),
})

export const openDesk: PortalDeskRouteOptions = {
  authorize: () => 'unauthenticated',
  path: undefined,
  audit: undefined,
  deliverLink: undefined,
  describeSessions: undefined,
  client: undefined,
  timeout: undefined,
  allowedOrigins: undefined,
  portalOrigins: undefined,
  onEvent: undefined,
}

export async function look(client: MarginFrontClient, signal?: AbortSignal): Promise<boolean> {
  try {
    const { url, id = '' } = await client.portalSessions.create(
      { customerExternalId: 'acme-001', features: ['usage'] },
      { signal },
    )
    const sessions = await client.portalSessions.list({ includeExpired: true })
    await client.portalSessions.revoke(id)
    return url.length > 0 && sessions.every(({ isUsed }) => isUsed)
  } catch (error) {
    if (error instanceof NotFoundError) return error.code === 'not_found'
    if (error instanceof MarginFrontError) return error.status === 500
    throw error
  }
}

const options: EmulatorOptions = { origin: 'https://portal.example.com', lifetime: 1000 }
const emulator: Emulator = createEmulator(options)
export const client = new MarginFrontClient(emulator.secretKeys[0], { fetch: emulator.fetch })
emulator.faults.once({ kind: 'status', status: 503, operation: 'create' })
emulator.clock.advance(1000)
