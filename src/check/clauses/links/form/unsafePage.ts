import type { Bench } from '../../../bench/Bench.ts'
import { type Answer, linkIn, locationOf, mediaTypeOf } from '../../../exchange/Exchange.ts'
import type { Verdict } from '../../Clause.ts'
import { found } from '../../judge.ts'
import type { FailedForm } from './failedForms.ts'

/** What a page runs or shows that is not its own text. */
const active: readonly [RegExp, string][] = [
  [/<script/i, 'a script'],
  [/<[a-z][^>]*\son[a-z]+\s*=/i, 'a handler of events'],
  [/(href|src|action)\s*=\s*["']?\s*javascript:/i, 'a link that is a script'],
  [/<(iframe|frame|object|embed)\b/i, "another site's page in it"],
]

/** The policies of a page, in lower case: a browser obeys them all. */
const policiesOf = ({ headers }: Answer) =>
  (headers.get('content-security-policy') ?? '').toLowerCase().split(',')

/** Whether a policy lets nothing run but what is named by a hash or a nonce. */
function isShut(policy: string): boolean {
  const written = policy
    .split(';')
    .map((directive) => directive.trim().split(/\s+/))
    .map(([name = '', ...sources]) => [name, sources.join(' ')] as const)
  // The first of a name wins: https://www.w3.org/TR/CSP3/#parse-serialized-policy
  const directives = new Map(written.toReversed())
  const running = [...directives].filter(([name]) => /^(script|object|frame)-src/.test(name))
  return (
    directives.get('default-src') === "'none'" &&
    running.every(([, sources]) => /^('none'|('(sha\d+|nonce)-[^']+' ?)+)?$/.test(sources))
  )
}

/** Whether a failed form is redirected to anything but a page of the host's. */
export function redirectsAway(
  { exchange }: Pick<FailedForm, 'exchange'>,
  { app, url }: Bench,
): boolean {
  const { answer } = exchange
  const location = answer && linkIn(exchange) === undefined ? locationOf(answer) : undefined
  if (location === undefined) return false
  if (!URL.canParse(location, url) || location.includes('evil.example')) return true
  return ![app, new URL(url).origin].includes(new URL(location, url).origin)
}

/** Finds fault with a page that runs or leads to what an attacker wrote. */
export function unsafePage({ exchange }: FailedForm, bench: Bench): Verdict {
  const { answer } = exchange
  if (redirectsAway({ exchange }, bench)) return found(exchange, 'a redirect to a page of the app')
  if (!answer || mediaTypeOf(answer.headers) !== 'text/html') return undefined
  const [, runs] = active.find(([pattern]) => pattern.test(answer.text)) ?? []
  if (runs !== undefined) return found(exchange, `a page without ${runs}`)
  if (answer.text.includes('evil.example'))
    return found(exchange, 'a page that repeats nothing of what was asked')
  return policiesOf(answer).some(isShut)
    ? undefined
    : found(exchange, "Content-Security-Policy: default-src 'none'; ..., and nothing that may run")
}
