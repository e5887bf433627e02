import { describeAnswer } from '../../exchange/describe.ts'
import { jsonOf, linkIn, mediaTypeOf } from '../../exchange/Exchange.ts'
import type { Bench } from '../../bench/Bench.ts'
import { faultsOf } from '../../schema/faultsOf.ts'
import { portalLink } from '../../schema/portalLink.ts'
import { type Clause, openapi, type Verdict } from '../Clause.ts'
import { found, gaveLink } from '../judge.ts'

function firstLink({ first: exchange }: Bench): Verdict {
  const { answer, minted } = exchange
  const link = linkIn(exchange)
  if (link === undefined || !answer) return found(exchange, '200 with a link')
  if (minted.length === 0) {
    return {
      exchange,
      seen: `${describeAnswer(exchange)}, but the emulator minted none`,
      fix: "Point the route at the emulator: MF_API_BASE_URL, or the host's own setting for MarginFront's address. A link that is not fresh cannot be right either.",
    }
  }
  return answer.status === 200 ? undefined : found(exchange, '200')
}

export const linkClauses: readonly Clause[] = [
  {
    id: 'link/given',
    level: 'must',
    title: 'A signed-in request of the app gets 200 with a link.',
    openapi: openapi.answer(200),
    fix: "Let the plain request pass first: see that the sign-in is one that your app accepts now, that the app's origin is the one that the route expects, and that the route talks to this emulator with its key.",
    judge: firstLink,
  },
  {
    id: 'link/works',
    level: 'must',
    title: "The link is MarginFront's own, and opens the portal.",
    openapi: openapi.schema('PortalLink'),
    fix: 'Hand over the url of the answer that MarginFront gave to this request, unchanged.',
    needsLink: true,
    async judge(bench) {
      const as = bench.anybody()
      const exchange = await bench.ask({ as })
      const link = linkIn(exchange)
      if (link === undefined) return gaveLink(exchange)
      const used = await bench.marginFront.visit(link)
      const session = (await bench.marginFront.sessions()).find(({ id }) => id === used)
      if (!session) return found(exchange, "a link that opens the portal, and this one doesn't")
      return session.customerId === as.customerId
        ? undefined
        : found(exchange, `a link for ${as.customerId}, and this one is for ${session.customerId}`)
    },
  },
  {
    id: 'link/exactly-one',
    level: 'must',
    title: 'One request mints one link.',
    openapi: openapi.rules,
    fix: 'Mint once a request. Where a call is tried again and both make a session, revoke the one that is not handed over.',
    needsLink: true,
    async judge(bench) {
      const exchange = await bench.ask({ as: bench.anybody() })
      if (exchange.minted.length === 0) return gaveLink(exchange)
      const live = exchange.minted.filter(({ status }) => status === 'live')
      return live.length === 1 ? undefined : found(exchange, '1 link')
    },
  },
  {
    id: 'link/fresh-each-time',
    level: 'must',
    title: 'Two requests never get the same link, one after the other or at once.',
    openapi: openapi.rules,
    fix: 'Keep no link: no cache, no shared promise. A link works once, so the second person to get it gets an error.',
    needsLink: true,
    async judge(bench) {
      const as = bench.anybody()
      const before = [await bench.ask({ as }), await bench.ask({ as })]
      const { exchanges } = await bench.askAtOnce([{ as }, { as }, { as }])
      const all = [...before, ...exchanges]
      const links = all.map(linkIn)
      const broken = all.find((_, index) => links[index] === undefined)
      if (broken) return gaveLink(broken)
      const again = all.find((_, index) => links.indexOf(links[index]) !== index)
      return (
        again && {
          exchange: again,
          seen: 'the same link as an earlier request; expected a new one',
        }
      )
    },
  },
  {
    id: 'link/as-documented',
    level: 'must',
    title: 'A link for a script comes as the JSON that openapi.yaml describes.',
    openapi: openapi.schema('PortalLink'),
    fix: 'Answer {"url", "expiresAt"} as application/json, and nothing besides: no token, no session, no id.',
    needsLink: true,
    async judge(bench) {
      const exchange = await bench.ask({ as: bench.anybody() })
      const { answer } = exchange
      if (!answer || linkIn(exchange) === undefined) return gaveLink(exchange)
      const type = mediaTypeOf(answer.headers)
      if (type !== 'application/json') {
        return { exchange, seen: `a link as ${type}; expected application/json` }
      }
      const [fault] = faultsOf(portalLink, jsonOf(answer))
      return fault === undefined
        ? undefined
        : { exchange, seen: `a link of whose document ${fault}` }
    },
  },
]
