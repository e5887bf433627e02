import type { Bench } from '../../bench/Bench.ts'
import { linkIn } from '../../exchange/Exchange.ts'
import { type Clause, mendFirst, notChecked, openapi } from '../Clause.ts'
import { answeredAs, firstFault, found } from '../judge.ts'
import { handedOver } from './upstream.ts'

/** Links that no route may hand over, made from one that is right. */
function untrustedLinks({ first }: Bench): string[] {
  const { protocol, host, hostname } = new URL(linkIn(first) ?? 'https://portal.example/')
  return [
    'https://evil.example/r/mgl_planted',
    `${protocol}//${hostname}.evil.example/r/mgl_planted`,
    `${protocol}//${host}@evil.example/r/mgl_planted`,
    `https://evil.example/?${protocol}//${host}/r/mgl_planted`,
    `${protocol}//evil${host}/r/mgl_planted`,
    `${protocol}//evil.${host}/r/mgl_planted`,
    `${protocol}//${host.replace('.', 'x')}/r/mgl_planted`,
    '/r/mgl_planted',
    `javascript:alert(1)//${host}`,
    `${protocol}//${hostname}:1/r/mgl_planted`,
    '//evil.example/r/mgl_planted',
    `${protocol}//user:secret@${host}/r/mgl_planted`,
    // A number with a dot behind it is the same host.
    ...(/[a-z]$/.test(hostname) ? [`${protocol}//${hostname}./r/mgl_planted`] : []),
    ...(protocol === 'https:' ? [`http://${host}/r/mgl_planted`] : []),
  ]
}

/** Links on the portal's origin that break the URL rule all the same. */
function uncleanLinks({ first }: Bench): string[] {
  const { origin } = new URL(linkIn(first) ?? 'https://portal.example/')
  return [
    ` ${origin}/r/mgl_planted`,
    `${origin}/r/mgl_ planted`,
    `${origin}/r/mgl_\nplanted`,
    `${origin.replace('//', '\\\\')}/r/mgl_planted`,
    `${origin}/r/mgl_planted`.padEnd(2049, 'x'),
  ]
}

/** Each link for a script, and the plainest for a form, which may be answered elsewhere. */
function waysToHand(bench: Bench) {
  const [plainest = '', ...others] = untrustedLinks(bench)
  return [
    ...bench.kinds().map((kind) => ({ url: plainest, kind })),
    ...others.map((url) => ({ url, kind: 'json' as const })),
  ]
}

export const untrustedClauses: readonly Clause[] = [
  {
    id: 'untrusted/link-refused',
    level: 'must',
    title: "A link that is not on the portal's origin is not handed over.",
    openapi: openapi.rules,
    fix: "Parse MarginFront's url and compare its whole origin with the portal's; answer 502 upstream_error where it is another. It is where the browser goes next.",
    needsLink: true,
    judge: (bench) =>
      firstFault(waysToHand(bench), async ({ url, kind }) => {
        const exchange = await bench.askDuring({ kind: 'wrongUrl', url }, { kind })
        return handedOver(exchange, 'upstream_error') ?? answeredAs(exchange, ['upstream_error'])
      }),
  },
  {
    id: 'untrusted/unclean-link-refused',
    level: 'should',
    title:
      'A link with a space, a control character or a backslash, or of more than 2,048 characters, is not handed over.',
    openapi: openapi.rules,
    fix: 'Refuse such a url before it is parsed, with 502 upstream_error: parsers disagree about what it means.',
    needsLink: true,
    async judge(bench) {
      const plain = 'untrusted/link-refused'
      if (bench.failed.has(plain)) return mendFirst('Other links are handed over too', plain)
      return firstFault(uncleanLinks(bench), async (url) => {
        const exchange = await bench.askDuring({ kind: 'wrongUrl', url })
        return handedOver(exchange, 'upstream_error') ?? answeredAs(exchange, ['upstream_error'])
      })
    },
  },
  {
    id: 'untrusted/link-revoked',
    level: 'must',
    title: 'The session of a link that is not handed over is revoked.',
    openapi: openapi.rules,
    fix: "Revoke the session (DELETE /v1/portal-sessions/{id}) where its link can't be used: it would stay open for an hour, and nobody knows of it.",
    needsLink: true,
    async judge(bench) {
      const exchange = await bench.askDuring({ kind: 'wrongUrl', url: 'https://evil.example/r/x' })
      if (linkIn(exchange) !== undefined || exchange.minted.length === 0) {
        return notChecked('The link was handed over: fix untrusted/link-refused first.')
      }
      return (await bench.goneDead(exchange.minted))
        ? undefined
        : found(exchange, 'a session that is revoked')
    },
  },
  {
    id: 'untrusted/redirect-not-followed',
    level: 'must',
    title: 'A redirect of MarginFront is not followed.',
    openapi: openapi.rules,
    fix: 'Turn off redirects in the client that calls MarginFront (redirect: "manual"): the secret key would go along to wherever it leads.',
    needsLink: true,
    judge: (bench) =>
      firstFault([307, 302] as const, async (status) => {
        const trap = await bench.setTrap()
        const exchange = await bench.askDuring({
          kind: 'redirect',
          location: trap.location,
          status,
          operation: 'create',
        })
        const wasCaught = await trap.close()
        if (wasCaught) {
          return {
            exchange,
            seen: `the route followed a ${status} of MarginFront to another host; expected 502 upstream_error`,
          }
        }
        return handedOver(exchange, 'upstream_error') ?? answeredAs(exchange, ['upstream_error'])
      }),
  },
]
