// Registered, and not a class to compare with: an app can hold two copies of this package, one as
// ESM and one as CommonJS.
const mark = Symbol.for('@marginfront/react/PortalSessions')

/** Marks the calls of this package's own client, with the address that they go to. */
export function markOwnSessions(sessions: object, baseUrl: string): void {
  Object.defineProperty(sessions, mark, { value: baseUrl })
}

/** Tells whether calls are those of this package's own client, of whichever copy. */
export function isOwnSessions(sessions: object): boolean {
  return mark in sessions
}

/** Returns the address that calls go to, where they are those of this package's own client. */
export function ownBaseUrl(sessions: object): string | undefined {
  return Reflect.get(sessions, mark)
}
