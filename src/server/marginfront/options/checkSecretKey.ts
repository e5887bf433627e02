import { AuthenticationError } from '../errors.ts'

const secretKey = /^mf_sk_[\x21-\x7e]+$/
const howToFix = 'Set MF_API_SECRET_KEY to a secret key, which starts with `mf_sk_`.'

/**
 * Gives the key as it can be sent, or throws an error that says which kind of wrong it is.
 *
 * Space around it is dropped, as `fetch` itself would do: a key read from a file ends in a newline.
 * A key need not say `test` or `live`: MarginFront's documentation shows some that do not.
 */
export function checkSecretKey(apiKey: string | undefined): string {
  const key = typeof apiKey === 'string' ? apiKey.trim() : ''
  if (key === '') {
    throw new AuthenticationError(
      'missing_key',
      `There is no MarginFront key, and without one no portal link can be made. ${howToFix}`,
    )
  }
  if (key.startsWith('mf_pk_')) {
    throw new AuthenticationError(
      'publishable_key',
      'The MarginFront key is a publishable one, and MarginFront makes portal links for a secret ' +
        `key only. ${howToFix}`,
    )
  }
  if (!secretKey.test(key)) {
    throw new AuthenticationError(
      'foreign_key',
      'The key is not a MarginFront secret key, so it was not sent anywhere: it may belong to ' +
        `another service, or be damaged. ${howToFix}`,
    )
  }
  return key
}
