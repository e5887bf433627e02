import { AuthenticationError } from '../errors.ts'

/** Throws where visitors could read the secret key. A DOM under Node, as in tests, is no browser. */
export function refuseBrowser(): void {
  const hasPage = typeof window !== 'undefined' && typeof document !== 'undefined'
  const isNode = typeof process !== 'undefined' && typeof process.versions?.node === 'string'
  if (!hasPage || isNode) return
  throw new AuthenticationError(
    'browser',
    'MarginFrontClient was created in a browser, where every visitor can read the secret key. ' +
      'Create it on your backend (createPortalRoute does), and replace the key if it was published.',
  )
}
