/** What an {@link EmulatorError} is about. */
export type EmulatorErrorCode = 'invalid_options' | 'invalid_customers' | 'invalid_fault'

/**
 * The emulator was set up or driven with something it cannot use.
 *
 * Its message names every field that is wrong, and what it must be.
 */
export class EmulatorError extends Error {
  override readonly name = 'EmulatorError'
  /** Which part of the set-up is wrong. */
  readonly code: EmulatorErrorCode
  /** Each mistake in a sentence of its own, with its place, such as `customers[2].email`. */
  readonly problems: readonly string[]

  constructor(code: EmulatorErrorCode, problems: string | readonly string[]) {
    const list = typeof problems === 'string' ? [problems] : problems
    const told = list.length === 1 ? list[0] : `${list.length} mistakes:\n- ${list.join('\n- ')}`
    super(`[${code}] ${told}`)
    this.code = code
    this.problems = list
  }
}
