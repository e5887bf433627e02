import { RouteFailure } from '../../RouteFailure.ts'
import { holdsSecret } from '../../holdsSecret.ts'

const secretName = /^(token|url)$/i

/**
 * Returns a copy of what MarginFront said of a session that holds no link: without any `token` or
 * `url`, however deep and in whatever case, and without any text or name that has a token, a key or
 * the address of the portal in it.
 */
export function withoutSecrets<Value>(value: Value, portalOrigins: readonly string[]): Value {
  // By their hosts alone: an address may be without its scheme, or encoded.
  const hosts = portalOrigins.map((origin) => patternOf(new URL(origin).host))
  const isSecret = (text: unknown) =>
    typeof text === 'string' && (holdsSecret(text) || hosts.some((host) => host.test(text)))
  try {
    return JSON.parse(JSON.stringify(value), (name, field: unknown) =>
      secretName.test(name) || isSecret(name) || isSecret(field) ? undefined : field,
    )
  } catch {
    // A client of the host's may give what JSON cannot hold.
    throw new RouteFailure(
      'upstream_error',
      'The MarginFront client returned sessions that cannot be written as JSON, so none were passed on. ' +
        'Check what get and list of the client option return.',
    )
  }
}

/** Finds a host, but not one that only begins like it, as acme.com does like acme.co. */
const patternOf = (host: string) => new RegExp(`${host.replace(/\W/g, '\\$&')}(?![\\w-])`, 'i')
