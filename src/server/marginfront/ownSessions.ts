// Registered, and not a class to compare with: an app can hold two copies of this package, one as
// ESM and one as CommonJS.
const mark = Symbol.for('@marginfront/react/PortalSessions')

/** Marks the calls of this package's own client. */
export function markOwnSessions(prototype: object): void {
  Object.defineProperty(prototype, mark, { value: true })
}

/** Tells whether calls are those of this package's own client, of whichever copy. */
export function isOwnSessions(sessions: object): boolean {
  return mark in sessions
}
