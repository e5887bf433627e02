import { RouteFailure } from './RouteFailure.ts'

/** Gives the failure that a guard threw; anything else is a fault that nobody foresaw. */
export function toRouteFailure(error: unknown): RouteFailure {
  if (error instanceof RouteFailure) return error
  // Its text may come from anywhere, so only its kind is told.
  const kind = error instanceof Error ? error.name : typeof error
  return new RouteFailure('misconfigured', `The route stopped at an unforeseen ${kind}.`)
}
