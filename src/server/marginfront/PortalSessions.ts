import { checkCreateParams, checkListParams, checkSessionId } from './checkParams.ts'
import type { Transport } from './transport/createTransport.ts'
import { readListedSession, readListedSessions, readPortalSession } from './readSessions.ts'
import type {
  CreatePortalSessionParams,
  ListedPortalSession,
  ListPortalSessionsParams,
  PortalSession,
  RequestOptions,
} from './types.ts'

const collection = '/portal-sessions'
const member = '/portal-sessions/:id'

/** Reads up to tens of thousands of sessions: no paging of the list is documented. */
const maxListBytes = 16 * 1024 * 1024

/** One-time links to the customer portal: create, look up, list and revoke them. */
export class PortalSessions {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Mints a one-time portal link for a customer.
   *
   * Only the documented fields are sent; others are left out, with a warning in the log.
   * A create that is retried after its reply was lost leaves an unused link behind, which expires.
   *
   * @throws ValidationError without exactly one customer id, or with an unknown feature
   * @throws NotFoundError when MarginFront knows no such customer
   *
   * @example
   * const { url } = await client.portalSessions.create({ customerExternalId: 'acme-001' })
   */
  async create(
    params: CreatePortalSessionParams,
    options: RequestOptions = {},
  ): Promise<PortalSession> {
    const { body, leftOut } = checkCreateParams(params)
    if (leftOut.length > 0) {
      this.#transport.log('warn', 'portalSessions.create left out unknown fields', {
        fields: leftOut.join(', '),
      })
    }
    return this.#transport.fetchJson(
      { method: 'POST', route: collection, path: collection, body, signal: options.signal },
      readPortalSession,
    )
  }

  /**
   * Looks one session up, to see whether its link was opened or has expired; never gives the link.
   *
   * @throws NotFoundError when MarginFront knows no such session
   *
   * @example
   * const { isUsed } = await client.portalSessions.get('ps_a1b2c3d4')
   */
  async get(sessionId: string, options: RequestOptions = {}): Promise<ListedPortalSession> {
    const path = `${collection}/${checkSessionId(sessionId)}`
    return this.#transport.fetchJson(
      { method: 'GET', route: member, path, signal: options.signal },
      readListedSession,
    )
  }

  /**
   * Lists sessions, without those that expired or were used unless asked for; never gives links.
   *
   * An unknown filter is refused: to ignore it would list the sessions of every customer.
   *
   * @throws ValidationError with an unknown or unusable filter
   *
   * @example
   * const sessions = await client.portalSessions.list({ includeExpired: true })
   */
  async list(
    params: ListPortalSessionsParams = {},
    options: RequestOptions = {},
  ): Promise<ListedPortalSession[]> {
    const query = checkListParams(params).toString()
    const path = query === '' ? collection : `${collection}?${query}`
    return this.#transport.fetchJson(
      { method: 'GET', route: collection, path, signal: options.signal, maxBytes: maxListBytes },
      readListedSessions,
    )
  }

  /**
   * Cuts a link off at once and for good. Any 2xx answer counts, whatever its body.
   *
   * @throws NotFoundError when MarginFront knows no such session: it may be that it is gone
   * already, by a first attempt whose reply was lost
   *
   * @example
   * await client.portalSessions.revoke('ps_a1b2c3d4')
   */
  async revoke(sessionId: string, options: RequestOptions = {}): Promise<void> {
    const path = `${collection}/${checkSessionId(sessionId)}`
    await this.#transport.fetchNothing({
      method: 'DELETE',
      route: member,
      path,
      signal: options.signal,
    })
  }
}
