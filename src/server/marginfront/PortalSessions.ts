import { checkCreateParams, checkListParams, checkSessionId } from './checkParams.ts'
import { checkRequestOptions } from './checkRequestOptions.ts'
import { markOwnSessions } from './ownSessions.ts'
import type { Transport } from './transport/createTransport.ts'
import { readListedSession, readPortalSession, readSessionList } from './readSessions.ts'
import { noteStrayId } from './strayId.ts'
import type {
  CreatePortalSessionParams,
  ListedPortalSession,
  ListPortalSessionsParams,
  PortalSession,
  RequestOptions,
} from './types.ts'

const collection = '/portal-sessions'
const member = '/portal-sessions/:id'

/** Room for tens of thousands of sessions: no paging of the list is documented. */
const maxListBytes = 16 * 1024 * 1024

/** Said where a list is not whole. */
export const partialListWarning =
  'portalSessions.list: MarginFront says that there are more sessions than it listed, and it ' +
  'documents no way to ask for the rest, so this list is incomplete. List fewer at once, by ' +
  'customerId or without includeExpired.'

/** One-time links to the customer portal: create, look up, list and revoke them. */
export class PortalSessions {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
    // Not in a static block, which bundlers would keep for apps that import an error class alone.
    markOwnSessions(this, transport.baseUrl)
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
    options?: RequestOptions,
  ): Promise<PortalSession> {
    const { body, leftOut } = checkCreateParams(params)
    const checkedOptions = checkRequestOptions(options)
    if (leftOut.length > 0) {
      this.#transport.log('warn', 'portalSessions.create left out unknown fields', {
        fields: leftOut.join(', '),
      })
    }
    let answered: unknown
    try {
      return await this.#transport.fetchJson(
        {
          method: 'POST',
          route: collection,
          path: collection,
          body,
          options: checkedOptions,
        },
        (json) => readPortalSession((answered = json)),
      )
    } catch (error) {
      noteStrayId(error, answered)
      throw error
    }
  }

  /**
   * Looks one session up, to see whether its link was opened or has expired. It never has the link.
   *
   * @throws NotFoundError when MarginFront knows no such session
   *
   * @example
   * const { isUsed } = await client.portalSessions.get('ps_a1b2c3d4')
   */
  async get(sessionId: string, options?: RequestOptions): Promise<ListedPortalSession> {
    const path = `${collection}/${checkSessionId(sessionId)}`
    return this.#transport.fetchJson(
      { method: 'GET', route: member, path, options: checkRequestOptions(options) },
      readListedSession,
    )
  }

  /**
   * Lists sessions: the active ones, or with `includeExpired` all of them. None of them has its link.
   *
   * A filter that is unknown, or `undefined`, is refused: without it, every customer's sessions would
   * be listed. If MarginFront says that there are more than it listed, a warning says so, in the log
   * or else on the console, since it documents no way to get the rest.
   *
   * @throws ValidationError with an unknown or unusable filter
   *
   * @example
   * const sessions = await client.portalSessions.list({ includeExpired: true })
   */
  async list(
    params: ListPortalSessionsParams = {},
    options?: RequestOptions,
  ): Promise<ListedPortalSession[]> {
    const query = checkListParams(params).toString()
    const path = query === '' ? collection : `${collection}?${query}`
    const { sessions, isPartial } = await this.#transport.fetchJson(
      {
        method: 'GET',
        route: collection,
        path,
        options: checkRequestOptions(options),
        maxBytes: maxListBytes,
      },
      readSessionList,
    )
    if (isPartial) this.#transport.warn(partialListWarning)
    return sessions
  }

  /**
   * Revokes a link at once and for good. Any 2xx answer is a success, whatever its body, and so is a
   * 404 to a retry: an earlier attempt, whose answer was lost, has done it.
   *
   * @throws NotFoundError when MarginFront knows no such session, or no longer
   *
   * @example
   * await client.portalSessions.revoke('ps_a1b2c3d4')
   */
  async revoke(sessionId: string, options?: RequestOptions): Promise<void> {
    const path = `${collection}/${checkSessionId(sessionId)}`
    await this.#transport.fetchGone({
      method: 'DELETE',
      route: member,
      path,
      options: checkRequestOptions(options),
    })
  }
}
