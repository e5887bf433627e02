// Registered, and not a class to compare with: an app can hold two copies of this package, one as
// ESM and one as CommonJS.
const mark = Symbol.for('@marginfront/react/PortalSessions')

/** Marks the calls of this package's own client. */
export function markOwnSessions(sessions: object): void {
  Object.defineProperty(sessions, mark, { value: true })
}

/** Tells whether calls are those of this package's own client, of whichever copy. */
export function isOwnSessions(sessions: object): boolean {
  return mark in sessions
}
