/** What every function of the host's is called with, in one object. */
export interface HostArgs<Context = unknown, Asked extends Request | undefined = Request> {
  /** The request that came in. Its body has been read by then. */
  readonly request: Asked
  /** Whatever the host passed along with the request. */
  readonly context: Context
}
