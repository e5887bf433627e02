import { RouteFailure } from '../../RouteFailure.ts'

const secretName = /^(token|url)$/i
const secretText = /mgl_|mf_sk_/i

/**
 * Returns a copy of what MarginFront said of a session that holds no link: without any `token` or
 * `url`, however deep and in whatever case, and without any text that has a token, a key or the
 * address of the portal in it.
 */
export function withoutSecrets<Value>(value: Value, portalOrigins: readonly string[]): Value {
  const isSecret = (text: unknown) =>
    typeof text === 'string' &&
    (secretText.test(text) || portalOrigins.some((origin) => text.includes(origin)))
  try {
    return JSON.parse(JSON.stringify(value), (name, field: unknown) =>
      secretName.test(name) || isSecret(field) ? undefined : field,
    )
  } catch {
    // A client of the host's may give what JSON cannot hold.
    throw new RouteFailure(
      'upstream_error',
      'The MarginFront client gave sessions that cannot be written as JSON, so none were passed on. ' +
        'Check what get and list of the client option return.',
    )
  }
}
