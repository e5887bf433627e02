import type { Policy } from './policiesIn.ts'

/** What a page of this origin wants to reach. */
export interface Destination {
  readonly page: URL
  readonly target: URL
  /** After a redirect, browsers compare the origin alone. */
  readonly originAlone?: boolean
}

/**
 * Tells whether a policy lets a page reach a target, as browsers decide it
 * (https://www.w3.org/TR/CSP3/#match-url-to-source-list). A directive that is not there permits all.
 */
export function permits(
  policy: Policy,
  directives: readonly string[],
  destination: Destination,
): boolean {
  const name = directives.find((directive) => policy.has(directive))
  const sources = name === undefined ? undefined : policy.get(name)
  return sources === undefined || sources.some((source) => matches(source, destination))
}

const hostSource =
  /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)*|\[[\da-f:]+\])(?::(\d+|\*))?(\/[^?#]*)?$/i

function matches(source: string, destination: Destination): boolean {
  const { page, target } = destination
  if (source === '*') return isWeb(target.protocol) || target.protocol === page.protocol
  if (source.toLowerCase() === "'self'") {
    return target.origin === page.origin || isUpgrade(page, target)
  }
  const scheme = /^([a-z][a-z\d+.-]*):$/i.exec(source)?.[1]
  if (scheme !== undefined) return reaches(scheme, target.protocol)

  const [, ownScheme, host = '', port, path] = hostSource.exec(source) ?? []
  if (host === '') return false
  const allowed = ownScheme ?? page.protocol.slice(0, -1)
  return (
    reaches(allowed, target.protocol) &&
    isHost(host.toLowerCase(), target.hostname) &&
    isPort(port, allowed, target) &&
    (destination.originAlone === true || isPath(path, target.pathname))
  )
}

const isWeb = (protocol: string) => /^(https?|wss?):$/.test(protocol)

/** A source with http allows https too, which is the safer one. */
const reaches = (scheme: string, protocol: string): boolean =>
  `${scheme.toLowerCase()}:` === protocol ||
  (scheme.toLowerCase() === 'http' && protocol === 'https:')

const isUpgrade = (page: URL, target: URL): boolean =>
  page.hostname === target.hostname &&
  page.protocol === 'http:' &&
  target.protocol === 'https:' &&
  page.port === '' &&
  target.port === ''

const isHost = (pattern: string, hostname: string): boolean =>
  pattern === '*' ||
  (pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern)

const defaultPorts: Readonly<Record<string, string>> = { http: '80', https: '443' }

function isPort(port: string | undefined, scheme: string, target: URL): boolean {
  const actual = target.port || defaultPorts[target.protocol.slice(0, -1)]
  if (port === '*') return true
  if (port === undefined) return target.port === ''
  return port === actual || (port === '80' && scheme === 'http' && actual === '443')
}

const isPath = (path: string | undefined, pathname: string): boolean =>
  path === undefined ||
  path === '/' ||
  (path.endsWith('/') ? pathname.startsWith(path) : pathname === path)
