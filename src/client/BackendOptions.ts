/** Headers in any form that a host may have them; one whose value is undefined is left out. */
export type HeaderValues = HeadersInit | Readonly<Record<string, string | undefined>>

/** Headers, or a function that gives them, called anew for every request. */
export type HeadersOption =
  HeaderValues | (() => HeaderValues | undefined | Promise<HeaderValues | undefined>)

/** How a request reaches the host's backend. */
export interface BackendOptions {
  /**
   * Sent along: a value, or a function of it, async too, that is called at each click. A header that
   * is undefined is left out, and `Content-Type` is always the package's own. @default none
   */
  headers?: HeadersOption | undefined
  /** Whether cookies go along. @default 'same-origin' */
  credentials?: RequestCredentials | undefined
  /** Replaces the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined
}
