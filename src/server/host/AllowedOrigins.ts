import { RouteFailure } from '../RouteFailure.ts'
import type { HostArgs } from './HostArgs.ts'
import { hostFunction } from './hostFunction.ts'
import type { OptionChecks } from './optionChecks.ts'

/** The `allowedOrigins` option: exact origins, or a function that knows them. */
export type AllowedOriginsOption<Context = unknown> =
  readonly string[] | ((origin: string, args: HostArgs<Context>) => boolean | Promise<boolean>)

/** The origins that the host names as its app's. */
export interface AllowedOrigins<Context = unknown> {
  /** Tells whether an origin is named. */
  include: (origin: string, args: HostArgs<Context>) => boolean | Promise<boolean>
  /** The origins in order, where the host gave a list. */
  list: readonly string[]
  /** What to tell the operator that was expected. */
  expected: string
}

/** Reads the `allowedOrigins` option, which is checked here as far as that can be done up front. */
export function readAllowedOrigins<Context>(
  checks: OptionChecks,
  option: AllowedOriginsOption<Context> | undefined,
  timeout: number,
): AllowedOrigins<Context> | undefined {
  if (typeof option === 'function') {
    const ask = hostFunction('allowedOrigins', option, timeout)
    return {
      include: async (origin, args) => clearAnswer(await ask(origin, args)),
      list: [],
      expected: 'an origin that your allowedOrigins function allows',
    }
  }
  const list = checks.pageOrigins('allowedOrigins', option)
  return (
    list && {
      include: (origin) => list.includes(origin),
      list,
      expected: list.join(' or '),
    }
  )
}

// A promise or a text that was forgotten to be looked at is truthy, and must let nobody in.
function clearAnswer(answer: unknown): boolean {
  if (typeof answer === 'boolean') return answer
  throw new RouteFailure(
    'misconfigured',
    'allowedOrigins returned neither true nor false, so the request was refused: another site ' +
      'could have been let in. Return one of the two.',
  )
}
