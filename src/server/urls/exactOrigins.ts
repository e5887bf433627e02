import { trustedUrl } from '../../contract/trustedUrl.ts'
import { isPageOrigin } from './pageOrigins.ts'

/** What is wrong with a list of origins. */
export interface OriginsProblem {
  at: string
  problem: string
}

/** Returns a copy of a list of origins that URLs may have, or says what is wrong with it. */
export function exactUrlOrigins(origins: unknown): readonly string[] | OriginsProblem {
  return exactOrigins(origins, {
    isExact: (origin) => isPageOrigin(origin) && trustedUrl(origin, [origin]) === `${origin}/`,
    example: `'https://app.example.com': https (http only for localhost)`,
  })
}

/** Returns a copy of a list of origins that pages may have, or says what is wrong with it. */
export function exactPageOrigins(origins: unknown): readonly string[] | OriginsProblem {
  return exactOrigins(origins, {
    isExact: isPageOrigin,
    example: `'https://app.example.com' or 'capacitor://localhost': with its scheme`,
  })
}

interface OriginKind {
  isExact: (origin: unknown) => boolean
  example: string
}

function exactOrigins(
  origins: unknown,
  { isExact, example }: OriginKind,
): readonly string[] | OriginsProblem {
  if (!Array.isArray(origins) || origins.length === 0) {
    return {
      at: '',
      problem:
        'must be a list with at least one origin: an empty one would allow nothing. Name an origin, ' +
        'or leave the option out.',
    }
  }
  const wrong = origins.findIndex((origin) => !isExact(origin))
  if (wrong === -1) return [...origins]
  return {
    at: `[${wrong}]`,
    // The entry itself is not repeated: it may hold credentials.
    problem:
      `is not an exact origin, so nothing could match it. Write it like ${example}, in lower ` +
      'case, with no path, trailing slash, default port or wildcard.',
  }
}
