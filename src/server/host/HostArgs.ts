/** What every function of yours is called with, in one object. */
export interface HostArgs<Context = unknown, Asked extends Request | undefined = Request> {
  /** The request that came in. Its body has been read by then. */
  readonly request: Asked
  /** Whatever you passed along with the request. */
  readonly context: Context
}
