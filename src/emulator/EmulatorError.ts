/** What an {@link EmulatorError} is about. */
export type EmulatorErrorCode = 'invalid_options' | 'invalid_customers' | 'invalid_fault'

/**
 * The emulator was set up or driven with something it cannot use.
 *
 * Its message names the field, what was wrong with it and what it must be.
 */
export class EmulatorError extends Error {
  override readonly name = 'EmulatorError'
  /** Which part of the set-up is wrong. */
  readonly code: EmulatorErrorCode

  constructor(code: EmulatorErrorCode, message: string) {
    super(`[${code}] ${message}`)
    this.code = code
  }
}
