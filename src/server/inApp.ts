const rootedPath = /^\/(?!\/)/

/**
 * Puts the app's origin before a path that begins with a single slash, and leaves all else as it
 * is. The text is joined and not resolved, so that the URL rule still sees it raw.
 */
export function inApp(value: unknown, appOrigin: string): unknown {
  return typeof value === 'string' && rootedPath.test(value) ? appOrigin + value : value
}
