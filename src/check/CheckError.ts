/**
 * The check could not run at all, which says nothing of the route.
 *
 * - `invalid_options`: an option, a waiver or a clause's id cannot be meant.
 * - `unreachable`: the route did not answer, or went away.
 * - `emulator`: MarginFront's emulator could not be served or asked.
 */
export class CheckError extends Error {
  override readonly name = 'CheckError'
  readonly code: 'invalid_options' | 'unreachable' | 'emulator'

  constructor(code: CheckError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
