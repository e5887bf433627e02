/** The demo cannot start, and its message says what to change. */
export class SetupError extends Error {
  override readonly name = 'SetupError'
}
