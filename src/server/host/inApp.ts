const rootedPath = /^\/(?!\/)/

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
