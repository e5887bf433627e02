import { isLoopbackHost } from '../../../contract/isLoopbackHost.ts'
import type { Bench } from '../../bench/Bench.ts'
import { onceFor } from '../../bench/onceFor.ts'
import { type Exchange, linkIn, locationOf } from '../../exchange/Exchange.ts'
import { type Clause, mendFirst, notChecked, openapi, type Verdict } from '../Clause.ts'
import { answeredAs, firstFault, found } from '../judge.ts'
import { handedOver } from './upstream.ts'

/** The origin of MarginFront's links, as far as it is known. */
const portalOf = ({ linkOrigin, first }: Bench) =>
  linkOrigin ?? linkIn(first) ?? 'https://portal.example/'

// On a port that nobody configures: a link of an emulator on this machine may be right.
const loopback = (hostname: string) =>
  isLoopbackHost(hostname) ? [] : ['http://localhost:9', 'http://127.0.0.1:9']

/** Links that no route may hand over, made from one that is right. */
function untrustedLinks(bench: Bench): string[] {
  const { protocol, host, hostname, origin } = new URL(portalOf(bench))
  const elsewhere = [bench.app, 'https://api.marginfront.com', ...loopback(hostname)]
  return [
    'https://evil.example/r/mgl_planted',
    ...elsewhere.filter((one) => one !== origin).map((one) => `${one}/r/mgl_planted`),
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
function uncleanLinks(bench: Bench): string[] {
  const { origin } = new URL(portalOf(bench))
  return [
    ` ${origin}/r/mgl_planted`,
    `${origin}/r/mgl_ planted`,
    `${origin}/r/mgl_\nplanted`,
    `${origin.replace('//', '\\\\')}/r/mgl_planted`,
    `${origin}/r/mgl_planted`.padEnd(2049, 'x'),
  ]
}

interface Offered {
  url: string
  exchange: Exchange
}

/** Offers each link to a script and to a form, until one is handed over. */
const offersTo = onceFor(offerEach)

async function offerEach(bench: Bench): Promise<readonly Offered[]> {
  const all: Offered[] = []
  for (const url of untrustedLinks(bench)) {
    for (const kind of bench.kinds()) {
      const exchange = await bench.askDuring({ kind: 'wrongUrl', url }, { kind })
      all.push({ url, exchange })
      if (isHandedOver({ url, exchange })) return all
    }
  }
  return all
}

const isHandedOver = ({ url, exchange }: Offered) =>
  linkIn(exchange) !== undefined ||
  (exchange.answer !== undefined && locationOf(exchange.answer) === url)

export const untrustedClauses: readonly Clause[] = [
  {
    id: 'untrusted/link-refused',
    level: 'must',
    title: "A link that is not on the portal's origin is not handed over.",
    openapi: openapi.rules,
    fix: "Parse MarginFront's url and compare its whole origin with the portal's; answer 502 upstream_error where it is another. It is where the browser goes next.",
    needsLink: true,
    judge: async (bench) =>
      firstFault(await offersTo(bench), async (offer): Promise<Verdict> => {
        const { exchange } = offer
        const given = handedOver(exchange, 'upstream_error')
        if (given) return given
        return isHandedOver(offer)
          ? found(exchange, 'upstream_error')
          : answeredAs(exchange, ['upstream_error'])
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
      const kept = (await offersTo(bench)).filter(
        // Others cannot be asked for at all, by a route that looks at where a link leads.
        (offer) =>
          !isHandedOver(offer) &&
          offer.exchange.minted.length > 0 &&
          /^https?:\/\/[^@]+$/.test(offer.url),
      )
      if (kept.length === 0) {
        return notChecked('The link was handed over: fix untrusted/link-refused first.')
      }
      return firstFault(kept, async ({ exchange }) =>
        (await bench.goneDead(exchange.minted))
          ? undefined
          : found(exchange, 'a session that is revoked'),
      )
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
