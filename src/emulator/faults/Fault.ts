/** What a request asks of the emulator; `portal` is every page that a customer visits. */
export type EmulatorOperation = 'create' | 'get' | 'list' | 'revoke' | 'portal'

export const emulatorOperations: readonly EmulatorOperation[] = [
  'create',
  'get',
  'list',
  'revoke',
  'portal',
]

interface AnyFault {
  /** Only this operation. @default every one */
  operation?: EmulatorOperation
}

/** A fault that stands in for the answer. */
interface StandInFault extends AnyFault {
  /**
   * Whether the operation is carried out all the same, so that only its answer is lost: with
   * `true` on `create`, a link exists that no one was told of.
   * @default false
   */
  committed?: boolean
}

/** Answers with this HTTP status and an error body. */
export interface StatusFault extends StandInFault {
  kind: 'status'
  /** 200 to 599. */
  status: number
  /** The `Retry-After` header: seconds, or a text as it should be sent. */
  retryAfter?: number | string
}

/** Answers correctly, but late; combines with one other fault. */
export interface LatencyFault extends AnyFault {
  kind: 'latency'
  /** Real milliseconds, not the emulator's. */
  ms: number
}

/**
 * Never finishes answering: fails when the request's signal aborts, and otherwise hangs for good.
 */
export interface HangFault extends StandInFault {
  kind: 'hang'
  /** Hang before the headers, or after them inside the body (always `committed`). @default 'headers' */
  at?: 'headers' | 'body'
}

/** Answers with text that is whole but no JSON. */
export interface MalformedFault extends AnyFault {
  kind: 'malformed'
}

/** Breaks the connection off in the middle of the body. */
export interface TruncatedFault extends AnyFault {
  kind: 'truncated'
}

/** Answers 200 with a web page, as a captive portal or a login wall does. */
export interface HtmlFault extends StandInFault {
  kind: 'html'
}

/** Answers with the right status and no body. */
export interface EmptyFault extends AnyFault {
  kind: 'empty'
}

/** Puts any text in the place of a created link's `url`. Only `create` has one. */
export interface WrongUrlFault extends AnyFault {
  kind: 'wrongUrl'
  operation?: 'create'
  url: string
}

/** Cuts the connection: `fetch` rejects with a `TypeError`, and a served socket is destroyed. */
export interface ResetFault extends StandInFault {
  kind: 'reset'
}

/** Sends the caller somewhere else. */
export interface RedirectFault extends StandInFault {
  kind: 'redirect'
  location: string
  /** @default 307 */
  status?: 301 | 302 | 303 | 307 | 308
}

/** Puts this much white space before the body, which JSON allows: only a size limit notices. */
export interface HugeFault extends AnyFault {
  kind: 'huge'
  /** @default 16 MiB */
  bytes?: number
}

/** Everything that can be made to go wrong. */
export type Fault =
  | StatusFault
  | LatencyFault
  | HangFault
  | MalformedFault
  | TruncatedFault
  | HtmlFault
  | EmptyFault
  | WrongUrlFault
  | ResetFault
  | RedirectFault
  | HugeFault
