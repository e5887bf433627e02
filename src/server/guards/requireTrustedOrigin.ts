import type { Incoming } from '../incoming/Incoming.ts'
import { RouteFailure } from '../RouteFailure.ts'
import type { OriginVerdict } from './judgeOrigin.ts'

/**
 * Refuses a request that some other site may have sent.
 *
 * @param ifWithout what the operator can do about a request with neither of the two headers
 */
export function requireTrustedOrigin(
  { headers }: Incoming,
  { isTrusted, expected }: OriginVerdict,
  ifWithout: string,
): void {
  if (isTrusted) return
  const origin = headers.get('origin')
  const fetchSite = headers.get('sec-fetch-site')
  // Beside an origin, a missing Sec-Fetch-Site would read like the fault.
  const isTold = origin === null || fetchSite !== null
  throw new RouteFailure(
    'cross_site_request',
    `The request came with ${isTold ? `${seen('Sec-Fetch-Site', fetchSite)} and ` : ''}` +
      `${seen('Origin', origin)}, so it was refused: another site could have sent it. Requests are ` +
      `accepted only from ${expected}. If this one is from your own app, name its public origin ` +
      'in allowedOrigins' +
      (origin === null && fetchSite === null ? `; ${ifWithout}.` : '.'),
  )
}

function seen(name: string, value: string | null): string {
  return value === null ? `no ${name}` : `${name} ${JSON.stringify(value.slice(0, 200))}`
}
