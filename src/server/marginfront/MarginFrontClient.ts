import { checkSecretKey } from './options/checkSecretKey.ts'
import type { MarginFrontClientOptions } from './options/clientOptions.ts'
import { createTransport } from './transport/createTransport.ts'
import { PortalSessions } from './PortalSessions.ts'
import { refuseBrowser } from './options/refuseBrowser.ts'
import { refusePublicVariables } from './options/refusePublicVariables.ts'

/**
 * Talks to MarginFront's API about portal sessions, from a backend, with your secret key.
 *
 * Redirects are never followed, so the key reaches no other host. Errors, logs and metrics hold no
 * key, token or URL.
 *
 * @throws AuthenticationError at once when the key is missing, publishable or not MarginFront's, in
 * a browser, and in development when a variable that browsers may read, such as `VITE_...`, holds a
 * secret key
 * @throws ValidationError at once when an option is not usable
 *
 * @example
 * const client = new MarginFrontClient(process.env.MF_API_SECRET_KEY)
 * const session = await client.portalSessions.create({ customerExternalId: 'acme-001' })
 */
export class MarginFrontClient {
  /** The four calls about a customer's portal links. */
  readonly portalSessions: PortalSessions

  constructor(apiKey: string | undefined, options: MarginFrontClientOptions = {}) {
    refuseBrowser()
    refusePublicVariables()
    const transport = createTransport({ ...options, apiKey: checkSecretKey(apiKey) })
    this.portalSessions = new PortalSessions(transport)
  }
}
