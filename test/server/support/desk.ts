import { createEmulator } from '../../../src/emulator/index.ts'
import {
  createPortalDeskRoute,
  MarginFrontClient,
  type PortalDeskAction,
  type PortalDeskAuditEntry,
  type PortalDeskEvent,
  type PortalDeskRouteOptions,
} from '../../../src/server/index.ts'
import { app, portal } from './portal.ts'

export const deskEndpoint = `${app}/api/portal-sessions`
export const actor = 'ann@example.com'

/** A real desk with a real client, before an emulated MarginFront. */
export function setUpDesk(options: Partial<PortalDeskRouteOptions> = {}) {
  const emulator = createEmulator({ origin: portal })
  const client = new MarginFrontClient(emulator.secretKeys[0], {
    fetch: emulator.fetch,
    retryDelay: 0,
  })
  const events: PortalDeskEvent[] = []
  const audited: PortalDeskAuditEntry[] = []
  const desk = createPortalDeskRoute({
    authorize: () => ({ actor }),
    audit: (entry) => void audited.push(entry),
    client,
    onEvent: (event) => void events.push(event),
    ...options,
  })
  /** Has a customer make a link of their own, as a click on the button does. */
  const mint = (customerExternalId = 'acme-001') =>
    client.portalSessions.create({ customerExternalId })
  return { emulator, client, events, audited, desk, mint }
}

type Init = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }

/** What the desk's page sends; a header that is given as '' is left out. */
export function askDesk(
  method: string,
  path = '',
  { headers = {}, body, ...init }: Omit<Init, 'body'> & { body?: unknown } = {},
): Request {
  const all: Record<string, string> = {
    ...(method === 'GET' ? { 'sec-fetch-site': 'same-origin' } : { origin: app }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  }
  return new Request(deskEndpoint + path, {
    method,
    headers: Object.entries(all).filter(([, value]) => value !== ''),
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...init,
  })
}

/** What the page sends for each action; the id is one that a session may have. */
export const askFor: Record<PortalDeskAction, (sessionId?: string) => Request> = {
  list: () => askDesk('GET'),
  get: (sessionId = 'ps_1') => askDesk('GET', `/${encodeURIComponent(sessionId)}`),
  create: () => askDesk('POST', '', { body: { customerExternalId: 'globex-001' } }),
  revoke: (sessionId = 'ps_1') => askDesk('DELETE', `/${encodeURIComponent(sessionId)}`),
}

export const actions: readonly PortalDeskAction[] = ['list', 'get', 'create', 'revoke']
