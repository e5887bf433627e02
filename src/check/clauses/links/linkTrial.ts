import type { Bench } from '../../bench/Bench.ts'
import { onceFor } from '../../bench/onceFor.ts'
import type { Identity } from '../../bench/Identity.ts'
import { strayLinks } from '../../bench/strayLinks.ts'
import { type Exchange, linkIn } from '../../exchange/Exchange.ts'

/** A link that was handed over, and what became of it. */
export interface TriedLink {
  kind: 'json' | 'form'
  as: Identity
  exchange: Exchange
  link: string | undefined
  /** Whether an earlier answer handed it over too. */
  isAgain: boolean
  /** The session that a visit to it used up. */
  opened: { id: string; customerId: string } | undefined
}

export interface LinkTrial {
  links: readonly TriedLink[]
  /** How many links were minted that no answer handed over, a moment later. */
  stray: number
  /** Whether a link was revoked after it had been handed over. */
  isTakenBack: boolean
}

// A route that revokes what it has just delivered does so when the connection closes.
const settling = 400

/** Takes a link of each kind, waits a moment, and follows it. */
export const trialOf = onceFor(tryLinks)

async function tryLinks(bench: Bench): Promise<LinkTrial> {
  const { marginFront, first } = bench
  const kinds = bench.kinds()
  const as = bench.anybody()
  const { result: exchanges, stray } = await strayLinks(
    bench,
    async () => {
      const asked: Exchange[] = []
      for (const kind of kinds) asked.push(await bench.ask({ as, kind }))
      return asked
    },
    settling,
  )
  const delivered = [first, ...exchanges].flatMap(({ minted }) =>
    minted.filter(({ status }) => status === 'live').map(({ id }) => id),
  )
  const isTakenBack = (await marginFront.sessions()).some(
    ({ id, status }) => status === 'revoked' && delivered.includes(id),
  )
  const links: TriedLink[] = []
  for (const [index, exchange] of exchanges.entries()) {
    const link = linkIn(exchange)
    const isAgain = links.some((earlier) => earlier.link === link)
    const used = link === undefined || isAgain ? undefined : await marginFront.visit(link)
    const opened = (await marginFront.sessions()).find(({ id }) => id === used)
    links.push({ kind: kinds[index] ?? 'json', as, exchange, link, opened, isAgain })
  }
  return { links, stray, isTakenBack }
}

/** Whether a link is as MarginFront gives it, as far as the origin of its links is known. */
export function isUnchanged(link: string, { linkOrigin }: Bench): boolean {
  if (!URL.canParse(link)) return false
  const { origin, search, hash } = new URL(link)
  return search === '' && hash === '' && [origin, undefined].includes(linkOrigin)
}
