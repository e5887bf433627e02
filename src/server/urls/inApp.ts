const rootedPath = /^\/(?!\/)/

/** Stands in for the app's origin where that is not known; no real host can have it. */
export const unknownApp = 'https://app.invalid'

/**
 * Puts the app's origin before a path that begins with a single slash, and leaves all else as it
 * is. The text is joined and not resolved, so that the URL rule still sees it raw.
 */
export function inApp(value: unknown, appOrigin: string): unknown {
  return isRootedPath(value) ? appOrigin + value : value
}

/** Tells whether a value is a path that needs the app's origin. */
export function isRootedPath(value: unknown): value is string {
  return typeof value === 'string' && rootedPath.test(value)
}

/** Takes an origin away from before a rooted path, and leaves all else as it is. */
export function withoutOrigin(value: unknown, origin: string | undefined): unknown {
  if (origin === undefined || typeof value !== 'string' || !value.startsWith(origin)) return value
  const path = value.slice(origin.length)
  return isRootedPath(path) ? path : value
}
