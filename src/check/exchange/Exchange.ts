import type { MintedSession } from '../marginfront/MarginFront.ts'

/** A request as it goes out, whatever carries it. */
export interface SentRequest {
  method: string
  url: string
  headers: Headers
  body?: Uint8Array | undefined
  /** Sent in pieces, with no length declared. */
  chunked?: boolean | undefined
  /** The headers that sign in, as they are without what a clause adds: their values are never shown. */
  signIn: Headers
}

/** What came back. */
export interface Answer {
  status: number
  headers: Headers
  text: string
}

/** Carries a request to the route. */
export type Carrier = (request: SentRequest, signal: AbortSignal) => Promise<Answer>

/** One request of the check, and all that is known of what it led to. */
export interface Exchange {
  sent: SentRequest
  /** Missing where none came within the time, or the connection broke. */
  answer?: Answer | undefined
  /** Why there is no answer. */
  broken?: string | undefined
  /** How long it took, in milliseconds. */
  took?: number
  /** What MarginFront minted meanwhile. */
  minted: readonly MintedSession[]
  /** What MarginFront was made to answer, in words. */
  fault?: string
  /** Whether a planned fault of MarginFront's was met. */
  metFault?: boolean
  /** Whether the route's own limit stood in the way. */
  metLimit?: boolean
  /** The clause that has failed by this exchange, so that no other holds it against the route too. */
  blamedBy?: string | undefined
  /** Whether that clause failed because the answer is not the one that belongs there. */
  misanswered?: boolean | undefined
  /** Sent to an address that may not be the route's. */
  offRoute?: boolean | undefined
}

/** The media type of headers, without its parameters. */
export const mediaTypeOf = (headers: Headers): string =>
  (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** The JSON object of an answer, or nothing. */
export function jsonOf(answer: Answer | undefined): Record<string, unknown> | undefined {
  if (!answer || !/\bjson\b/.test(mediaTypeOf(answer.headers))) return undefined
  try {
    const value: unknown = JSON.parse(answer.text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined
  } catch {
    return undefined
  }
}

/** The link that an answer hands over, or nothing. */
export function linkIn({ sent, answer }: Exchange): string | undefined {
  if (!answer || answer.status >= 400) return undefined
  if (answer.status < 300) {
    const url = jsonOf(answer)?.['url']
    return typeof url === 'string' ? url : undefined
  }
  const location = locationOf(answer)
  // Any other redirect leads to a page, such as one to sign in on.
  const isLink =
    URL.canParse(location ?? '', sent.url) &&
    isPortalPath.test(new URL(location ?? '', sent.url).pathname)
  return isLink ? location : undefined
}

const isPortalPath = /^\/r\//

/** Whether a request is what a plain form sends. */
export const isForm = ({ sent }: Pick<Exchange, 'sent'>): boolean =>
  mediaTypeOf(sent.headers) === 'application/x-www-form-urlencoded'

/** Where an answer sends the browser, as it is written there. */
export const locationOf = ({ headers }: Answer): string | undefined =>
  headers.get('location') ?? undefined

/** The code of a failure, where it says one. */
export function codeIn({ answer }: Pick<Exchange, 'answer'>): string | undefined {
  const code = jsonOf(answer)?.['code']
  if (typeof code === 'string') return code
  const location = answer?.headers.get('location') ?? ''
  return /[?&]portal_error=([a-z_]+)/.exec(location)?.[1]
}
