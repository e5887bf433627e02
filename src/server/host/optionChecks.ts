import { exactPageOrigins, exactUrlOrigins, type OriginsProblem } from '../urls/exactOrigins.ts'
import { hostUrl } from '../urls/hostUrl.ts'
import { unknownApp } from '../urls/inApp.ts'

/** A timer beyond twice this overflows and fires at once. */
const longestTimeout = 2 ** 30 - 1

/** Checks of options: each throws a `TypeError` that names the creating function and the option. */
export interface OptionChecks {
  /** Gives up, and says what is wrong with the option. */
  refuse: (option: string, problem: string) => never
  /** @param instead what to do about one that is none */
  requireFunction: (option: string, value: unknown, instead?: string) => void
  requireUrl: (option: string, value: unknown) => void
  milliseconds: (option: string, value: number) => number
  /** Origins that URLs may have. */
  urlOrigins: OriginsCheck
  /** Origins that pages may have, in any scheme. */
  pageOrigins: OriginsCheck
}

type OriginsCheck = (
  option: string,
  value: readonly string[] | undefined,
) => readonly string[] | undefined

/**
 * Makes the checks for the options of one function.
 *
 * @param creator the function that the host calls, such as `createPortalRoute`
 */
export function createOptionChecks(creator: string): OptionChecks {
  const refuse: OptionChecks['refuse'] = (option, problem) => {
    throw new TypeError(`${creator}: ${option} ${problem}`)
  }

  function originsCheck(
    read: (value: unknown) => readonly string[] | OriginsProblem,
  ): OriginsCheck {
    return (option, value) => {
      if (value === undefined) return undefined
      const result = read(value)
      return 'problem' in result ? refuse(option + result.at, result.problem) : result
    }
  }

  return {
    refuse,
    urlOrigins: originsCheck(exactUrlOrigins),
    pageOrigins: originsCheck(exactPageOrigins),
    requireFunction(option, value, instead = 'Pass a function, or leave it out.') {
      if (typeof value !== 'function') refuse(option, `must be a function. ${instead}`)
    },
    requireUrl(option, value) {
      const url = hostUrl(value, unknownApp)
      // A path such as `/.//other.example` comes out with two slashes, and so leads to another host.
      if (url !== undefined && !url.startsWith(`${unknownApp}//`)) return
      refuse(
        option,
        'is not a usable URL. Use a path of your app that begins with a single slash, or an ' +
          'absolute https URL (http only for localhost).',
      )
    },
    milliseconds(option, value) {
      if (typeof value === 'number' && value >= 1 && value <= longestTimeout) return value
      return refuse(option, `must be a number of milliseconds, from 1 to ${longestTimeout}.`)
    },
  }
}
