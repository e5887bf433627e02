/** Throws where there is nothing to make requests and answers of. */
export function requireWebClasses(): void {
  if (typeof Request === 'function' && typeof Response === 'function') return
  throw new Error(
    'createPortalBackend found no Request and Response, so there is nothing for a route to answer ' +
      'with. They are missing in the jsdom of Jest on Node before 20.16: use a newer Node, or ' +
      'jest-fixed-jsdom as the testEnvironment.',
  )
}
