/** Headers in any form; one whose value is undefined is left out. */
export type HeaderValues = HeadersInit | Readonly<Record<string, string | undefined>>

/** Headers, or a function that returns them and is called for every request. */
export type HeadersOption =
  HeaderValues | (() => HeaderValues | undefined | Promise<HeaderValues | undefined>)

/** How a request reaches your backend. */
export interface BackendOptions {
  /**
   * Headers to send with the request, or a function that returns them. It may be async, and is called
   * for each request, so a token is always fresh. A header that is undefined is left out, and
   * `Content-Type` cannot be changed. @default none
   */
  headers?: HeadersOption | undefined
  /**
   * Whether cookies are sent: `'include'` for a backend on another origin, `'omit'` for none.
   * @default 'same-origin'
   */
  credentials?: RequestCredentials | undefined
  /** Used instead of the global `fetch`. @default `globalThis.fetch` */
  fetch?: typeof globalThis.fetch | undefined
}
