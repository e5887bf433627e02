import { AuthenticationError } from '../errors.ts'
import { pastedAlong, withoutQuotes } from './pastedAlong.ts'

// Nothing that a list or a line of code puts after a value.
const secretKey = /^mf_sk_[\x21-\x7e]+(?<![,;])$/

const theKey = 'The MarginFront key (usually MF_API_SECRET_KEY)'

/** Said where another key is the cure. */
export const howToFix = 'Set MF_API_SECRET_KEY to a secret key, which starts with `mf_sk_`.'

/**
 * Returns the key as it can be sent, or throws an error that says what is wrong with it.
 *
 * Space around it is dropped, as `fetch` itself would do: a key read from a file ends in a newline.
 * A key need not say `test` or `live`: MarginFront's documentation shows some that do not.
 */
export function checkSecretKey(apiKey: string | undefined): string {
  const key = typeof apiKey === 'string' ? apiKey.trim() : ''
  const unquoted = withoutQuotes(key)
  if (unquoted === '') {
    throw new AuthenticationError(
      'missing_key',
      `There is no MarginFront key, and without one no portal link can be made. ${howToFix}`,
    )
  }
  if (unquoted.startsWith('mf_pk_')) {
    throw new AuthenticationError(
      'publishable_key',
      `The MarginFront key is a publishable one, but portal links need a secret key. ${howToFix}`,
    )
  }
  if (key === unquoted && secretKey.test(key)) return key
  throw new AuthenticationError('foreign_key', whyForeign(key, unquoted))
}

function whyForeign(key: string, unquoted: string): string {
  // Quotes around the key of another service are the lesser mistake.
  const along = pastedAlong(/mf_sk_./.test(unquoted) ? key : unquoted)
  if (along !== undefined) return `${theKey} ${along}`
  if (/mf_sk_./.test(unquoted)) {
    return (
      `${theKey} contains something that is not part of a key, such as a space, a comma, a ` +
      "comment, a header's name or an invisible character. Remove it."
    )
  }
  return (
    'The key is not a MarginFront secret key, so it was not sent anywhere: it may belong to ' +
    `another service, or be damaged. ${howToFix}`
  )
}
