import { trustedUrl } from '../contract/trustedUrl.ts'

/**
 * Gives back a list of exact origins, or throws a `TypeError` that names the option and the entry.
 * The entry itself is not repeated: it may hold credentials.
 */
export function exactOrigins(
  option: string,
  origins: readonly string[] | undefined,
): readonly string[] | undefined {
  if (origins === undefined) return undefined
  if (!Array.isArray(origins) || origins.length === 0) {
    throw new TypeError(
      `createPortalRoute: ${option} must be a list with at least one origin. ` +
        `An empty one would refuse everybody. Name an origin, or leave the option out.`,
    )
  }
  for (const [index, origin] of origins.entries()) {
    // A star parses as part of a host name, and would then match nothing.
    if (trustedUrl(origin, [origin]) === `${origin}/` && !origin.includes('*')) continue
    throw new TypeError(
      `createPortalRoute: ${option}[${index}] is not an exact origin, so nothing could match it. ` +
        `Write it as in 'https://app.example.com': https (http for localhost alone), lower case, ` +
        `no path, no slash at the end, no wildcard.`,
    )
  }
  return [...origins]
}
