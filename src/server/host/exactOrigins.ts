import { trustedUrl } from '../../contract/trustedUrl.ts'

/** Returns a copy of a list of exact origins, or says what is wrong with it, and at which entry. */
export function exactOrigins(origins: unknown): readonly string[] | OriginsProblem {
  if (!Array.isArray(origins) || origins.length === 0) {
    return {
      at: '',
      problem:
        'must be a list with at least one origin. An empty one would refuse everybody. Name an ' +
        'origin, or leave the option out.',
    }
  }
  const wrong = origins.findIndex((origin) => !isExactOrigin(origin))
  if (wrong === -1) return [...origins]
  return {
    at: `[${wrong}]`,
    // The entry itself is not repeated: it may hold credentials.
    problem:
      `is not an exact origin, so nothing could match it. Write it as in ` +
      `'https://app.example.com': https (http for localhost alone), lower case, no path, no slash ` +
      `at the end, no wildcard.`,
  }
}

/** What is wrong with a list of origins. */
export interface OriginsProblem {
  at: string
  problem: string
}

// A star parses as part of a host name, and would then match nothing.
function isExactOrigin(origin: unknown): boolean {
  return (
    typeof origin === 'string' &&
    trustedUrl(origin, [origin]) === `${origin}/` &&
    !origin.includes('*')
  )
}
