import { count, describeAnswer } from '../../exchange/describe.ts'
import { type Exchange, jsonOf, linkIn, mediaTypeOf } from '../../exchange/Exchange.ts'
import type { Bench } from '../../bench/Bench.ts'
import { isOpen } from '../../marginfront/MarginFront.ts'
import { faultsOf, strangersIn } from '../../schema/faultsOf.ts'
import { portalLink } from '../../schema/portalLink.ts'
import { type Clause, openapi, type Verdict } from '../Clause.ts'
import { firstFault, found, gaveLink } from '../judge.ts'
import { isUnchanged, type TriedLink, trialOf } from './linkTrial.ts'

function firstLink({ first: exchange }: Bench): Verdict {
  const { answer, minted } = exchange
  const link = linkIn(exchange)
  if (link === undefined || !answer) {
    return { ...found(exchange, '200 with a link'), misanswered: true }
  }
  if (minted.length === 0) {
    return {
      exchange,
      seen: `${describeAnswer(exchange)}, but the emulator minted none`,
      fix: "Point the route at the emulator: MF_API_BASE_URL, or the host's own setting for MarginFront's address. A link that is not fresh cannot be right either.",
    }
  }
  return answer.status === 200 ? undefined : found(exchange, '200')
}

/** Where an answer holds what MarginFront told the route alone: the token, an id, the link again. */
function placesOfSession(exchange: Exchange): string[] {
  const { answer, minted } = exchange
  const { url: _, expiresAt: _end, ...rest } = jsonOf(answer) ?? {}
  const isRedirect = answer !== undefined && answer.status >= 300
  const token = linkIn(exchange)?.split('/').at(-1) ?? ''
  const secrets = ['mgl_', token, ...minted.flatMap(({ id, customerId }) => [id, customerId])]
  const holds = (text: string) => secrets.some((secret) => secret !== '' && text.includes(secret))
  return [
    ...[...(answer?.headers ?? [])]
      .filter(([name]) => name !== 'location' || !isRedirect)
      .map(([name, value]) => [`the header ${name}`, value] as const),
    ...Object.entries(rest).map(([name, value]) => [name, JSON.stringify(value)] as const),
  ].flatMap(([place, text]) => (holds(text) ? [place] : []))
}

/** Whether a link is said to end when MarginFront says so, to the second or so. */
function endsThen(told: unknown, { minted }: Exchange): boolean {
  const [session] = minted
  if (told === undefined || !session) return true
  return Math.abs(Date.parse(String(told)) - new Date(session.expiresAt).getTime()) < 5000
}

/** Finds fault with a link that does not open the portal of whoever took it, as it was handed over. */
function doesNotWork(
  { kind, as, exchange, link, opened, isAgain }: TriedLink,
  bench: Bench,
  isTakenBack: boolean,
): Verdict {
  // Where a form gets no link is for form/redirected-to-link.
  if (link === undefined) return kind === 'form' ? undefined : gaveLink(exchange)
  // Told by link/fresh-each-time.
  if (isAgain) return undefined
  if (isTakenBack) {
    return {
      exchange,
      seen: 'a link that was revoked as soon as it was handed over; expected one that opens the portal',
      fix: 'Revoke what cannot be delivered, and nothing else: that a connection closes after its answer is no hang-up.',
    }
  }
  if (kind === 'json' && !isUnchanged(link, bench)) {
    return { exchange, seen: "a link that was changed on its way; expected MarginFront's own" }
  }
  if (!opened) return found(exchange, "a link that opens the portal, and this one doesn't")
  return opened.customerId === as.customerId
    ? undefined
    : found(
        exchange,
        `a link for ${bench.nameOf(as.customerId)}, and this one is for ${bench.nameOf(opened.customerId)}`,
      )
}

/** Finds fault with the document that a link for a script comes in. */
function undocumented(exchange: Exchange): Verdict {
  const { answer } = exchange
  if (!answer || linkIn(exchange) === undefined) return gaveLink(exchange)
  // That a script is redirected is for link/given.
  if (answer.status >= 300) return undefined
  const type = mediaTypeOf(answer.headers)
  if (type !== 'application/json') {
    return { exchange, seen: `a link as ${type}; expected application/json` }
  }
  const [fault] = faultsOf(portalLink, jsonOf(answer))
  if (fault !== undefined) return { exchange, seen: `a link of whose document ${fault}` }
  return endsThen(jsonOf(answer)?.['expiresAt'], exchange)
    ? undefined
    : { exchange, seen: "a link with another expiresAt than MarginFront's" }
}

export const linkClauses: readonly Clause[] = [
  {
    id: 'link/given',
    level: 'must',
    title: 'A signed-in request of the app gets 200 with a link.',
    openapi: openapi.answer(200),
    fix: "Get the plain request to pass first: check that the sign-in is one that your app accepts now, that the app's origin is the one that the route expects, and that the route talks to this emulator with its key.",
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
      const { links, isTakenBack } = await trialOf(bench)
      return firstFault(links, async (tried) => doesNotWork(tried, bench, isTakenBack))
    },
  },
  {
    id: 'link/exactly-one',
    level: 'must',
    title: 'One request mints one link.',
    openapi: openapi.rules,
    fix: 'Mint once for each request. If a call is retried and both attempts make a session, revoke the one that is not handed over.',
    needsLink: true,
    async judge(bench) {
      const { links, stray } = await trialOf(bench)
      return firstFault(links, async ({ exchange, opened }): Promise<Verdict> => {
        const { minted } = exchange
        // That it is an earlier one is for link/fresh-each-time.
        if (minted.length === 0 && stray === 0) return gaveLink(exchange)
        // One that is used up already is for link/works.
        const open = minted.filter(isOpen)
        if (open.length > 1) return found(exchange, '1 link')
        const isOwn = !opened || minted.length === 0 || minted.some(({ id }) => id === opened.id)
        if (stray === 0 && isOwn) return undefined
        return {
          exchange,
          unsettles: true,
          seen: isOwn
            ? `${describeAnswer(exchange)}, and ${count(stray, 'more link')} in the background; expected 1 link`
            : 'a link that was minted before it was asked for; expected one that this request minted',
        }
      })
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
      const page = { fields: { returnUrl: '/billing' } }
      const before: Exchange[] = []
      // A cache may be of the plain request alone, of those with a page, or of forms.
      const plainForm = { kind: 'form', body: '' } as const
      for (const ask of [{}, page, ...(bench.hasForm ? [plainForm] : [])]) {
        before.push(await bench.ask({ ...ask, as }), await bench.ask({ ...ask, as }))
      }
      const { exchanges } = await bench.askAtOnce([{ as }, { as }])
      const broken = [...before.slice(0, 2), ...exchanges].find((one) => linkIn(one) === undefined)
      if (broken) return gaveLink(broken)
      const all = [...before, ...exchanges].filter((one) => linkIn(one) !== undefined)
      const links = all.map(linkIn)
      const again = all.find((_, index) => links.indexOf(links[index]) !== index)
      return (
        again && {
          exchange: again,
          unsettles: true,
          seen: 'the same link as an earlier request; expected a new one',
        }
      )
    },
  },
  {
    id: 'link/as-documented',
    level: 'must',
    title: 'A link for a script comes as the JSON that openapi.yaml describes, and nowhere else.',
    openapi: openapi.schema('PortalLink'),
    fix: 'Answer {"url", "expiresAt"} as application/json, and keep the token, the ids and the rest of the session to yourself, in headers too.',
    needsLink: true,
    async judge(bench) {
      const { links } = await trialOf(bench)
      return firstFault(links, async ({ kind, exchange }): Promise<Verdict> => {
        const fault = kind === 'json' ? undocumented(exchange) : undefined
        if (fault || linkIn(exchange) === undefined) return fault
        const [place] = placesOfSession(exchange)
        return place === undefined
          ? undefined
          : { exchange, seen: `a link, and ${place} holds more of the session` }
      })
    },
  },
  {
    id: 'link/nothing-besides',
    level: 'should',
    title: 'The document of a link has no member but url and expiresAt.',
    openapi: openapi.schema('PortalLink'),
    fix: 'Leave out what the button does not read: what is there ends in logs and browser tools.',
    needsLink: true,
    judge({ first: exchange }) {
      const [more] = strangersIn(portalLink, jsonOf(exchange.answer) ?? {})
      // What is of the session is for link/as-documented.
      return more === undefined || placesOfSession(exchange).length > 0
        ? undefined
        : { exchange, seen: `a link with a member ${more}; expected url and expiresAt alone` }
    },
  },
]
