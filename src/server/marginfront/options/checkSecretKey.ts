import { AuthenticationError } from '../errors.ts'

const secretKey = /^mf_sk_[\x21-\x7e]+$/
const quotes = /^["'`‘’“”„«»]+|["'`‘’“”„«»]+$/g
const assignment = /^(export\s+)?[A-Z_]+\s*=/
const howToFix = 'Set MF_API_SECRET_KEY to a secret key, which starts with `mf_sk_`.'

/**
 * Returns the key as it can be sent, or throws an error that says what is wrong with it.
 *
 * Space around it is dropped, as `fetch` itself would do: a key read from a file ends in a newline.
 * A key need not say `test` or `live`: MarginFront's documentation shows some that do not.
 */
export function checkSecretKey(apiKey: string | undefined): string {
  const key = typeof apiKey === 'string' ? apiKey.trim() : ''
  const unquoted = key.replace(quotes, '').trim()
  if (unquoted === '') {
    throw new AuthenticationError(
      'missing_key',
      `There is no MarginFront key, and without one no portal link can be made. ${howToFix}`,
    )
  }
  if (unquoted.startsWith('mf_pk_')) {
    throw new AuthenticationError(
      'publishable_key',
      'The MarginFront key is a publishable one, and MarginFront makes portal links for a secret ' +
        `key only. ${howToFix}`,
    )
  }
  if (key === unquoted && secretKey.test(key)) return key
  throw new AuthenticationError('foreign_key', `${whyForeign(key, unquoted)} ${howToFix}`)
}

function whyForeign(key: string, unquoted: string): string {
  if (assignment.test(unquoted)) {
    return (
      'The key begins with the name of a variable and an equals sign, so a whole line of an .env ' +
      'file was pasted as the key. Keep only what comes after the equals sign.'
    )
  }
  if (unquoted !== key && unquoted.startsWith('mf_sk_')) {
    return (
      'The key has quotes around it, and MarginFront would refuse it. Remove the quotes: ' +
      'outside of .env files, such as in a hosting dashboard or with `docker --env-file`, they ' +
      'become part of the value.'
    )
  }
  return (
    'The key is not a MarginFront secret key, so it was not sent anywhere: it may belong to ' +
    'another service, or be damaged.'
  )
}
