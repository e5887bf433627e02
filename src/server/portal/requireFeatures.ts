import { featuresProblem, isFeatures } from '../marginfront/checkParams.ts'
import type { PortalFeature } from '../marginfront/types.ts'
import { RouteFailure } from '../RouteFailure.ts'

/** Takes the host's word for the sections to show, where they are known ones. */
export function requireFeatures(answer: unknown): readonly PortalFeature[] | undefined {
  if (isFeaturesOrNone(answer)) return answer ?? undefined
  throw new RouteFailure('misconfigured', `features ${featuresProblem}`)
}

/** Tells whether a value is a list of known sections, or none at all. */
export function isFeaturesOrNone(
  value: unknown,
): value is readonly PortalFeature[] | null | undefined {
  return value === undefined || value === null || isFeatures(value)
}
