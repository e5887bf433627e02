import { CheckError } from '../CheckError.ts'
import { linkIn, type Answer, type Carrier, type Exchange } from '../exchange/Exchange.ts'
import { Unreachable } from '../exchange/Unreachable.ts'
import type { MarginFront } from '../marginfront/MarginFront.ts'
import { setTrap } from '../marginfront/setTrap.ts'
import type { Ask, Bench } from './Bench.ts'
import type { Identity } from './Identity.ts'
import { inWords } from './faultInWords.ts'
import { RouteLimited } from './RouteLimited.ts'
import { startTimeLimit } from './timeLimit.ts'
import { until, waitFor } from './until.ts'
import { wordRequest } from './wordRequest.ts'

interface BenchParts {
  url: string
  app: string
  timeout: number
  carry: Carrier
  marginFront: MarginFront
  customer: Identity
  other: Identity | undefined
  nobody: Identity
  hasForm: boolean
  tell: (line: string) => void
}

// More than any client tries again.
const everyTry = 20
const longestWait = 90
// A route that says so for ever is not waited for for ever.
const mostWaits = 3
const settled = 5000

/** Sets up what the clauses work with, and asks once for each sign-in. */
export async function createBench(parts: BenchParts): Promise<Bench> {
  const { marginFront, timeout, customer, other, tell } = parts
  const exchanges: Exchange[] = []
  let limited: Exchange | undefined
  let waitsInARow = 0

  async function send(asked: Ask, identity: Identity): Promise<Exchange> {
    const sent = wordRequest(asked, { identity, route: parts.url, app: parts.app })
    const exchange: Exchange = {
      sent,
      minted: [],
      offRoute: asked.url !== undefined || asked.offRoute,
    }
    const began = Date.now()
    const limit = startTimeLimit(timeout, asked.signal)
    try {
      exchange.answer = await parts.carry(sent, limit.signal)
    } catch (error) {
      if (error instanceof Unreachable) {
        throw new CheckError('unreachable', `Nothing answers at ${parts.url} any more.`, {
          cause: error,
        })
      }
      exchange.broken = limit.isUp ? `no answer within ${timeout / 1000} s` : brokenBy(error)
    } finally {
      limit.stop()
    }
    exchange.took = Date.now() - began
    if (linkIn(exchange) !== undefined) identity.links += 1
    exchanges.push(exchange)
    return exchange
  }

  /** Notes what was minted meanwhile, as far as the books can tell. */
  async function mintedDuring<T>(work: () => Promise<T>) {
    const before = new Set((await marginFront.sessions()).map(({ id }) => id))
    const result = await work()
    const minted = (await marginFront.sessions()).filter(({ id }) => !before.has(id))
    return { result, minted }
  }

  async function askOnce(asked: Ask, identity: Identity, faults = 0): Promise<Exchange> {
    const { result: exchange, minted } = await mintedDuring(() => send(asked, identity))
    exchange.minted = minted
    exchange.metFault = (await marginFront.planned()) < faults
    const mayBeUpstreams = asked.limit === 'upstream' || asked.limit === 'pass'
    const isUpstreams = mayBeUpstreams && exchange.metFault
    if (exchange.answer?.status === 429 && !isUpstreams) {
      exchange.metLimit = true
      limited ??= exchange
    }
    return exchange
  }

  async function waitsOut({ metLimit, answer }: Exchange): Promise<boolean> {
    if (!metLimit || !answer) {
      waitsInARow = 0
      return false
    }
    const seconds = retryAfterOf(answer)
    waitsInARow += 1
    if (seconds > longestWait || waitsInARow > mostWaits) throw new RouteLimited(seconds)
    tell(
      `The route's own limit was met: waiting ${seconds} s. Raise it while you check to save time.`,
    )
    await waitFor(seconds * 1000)
    return true
  }

  async function ask(asked: Ask = {}): Promise<Exchange> {
    for (;;) {
      const exchange = await askOnce(asked, asked.as ?? customer)
      if (!isPatient(asked) || !(await waitsOut(exchange))) return exchange
    }
  }

  const anybody = () =>
    other?.customerId !== undefined && other.links < customer.links ? other : customer

  const first = await ask()
  customer.customerId = first.minted[0]?.customerId
  const firstOfOther = other && (await ask({ as: other }))
  if (other) other.customerId = firstOfOther?.minted[0]?.customerId

  const decoy = await marginFront.decoy([customer.customerId, other?.customerId])
  const known = await marginFront.find({ id: customer.customerId })
  // An emulator elsewhere has seen a link of its own by now.
  const linkOrigin = await marginFront.linkOrigin()
  return {
    ...parts,
    exchanges,
    failed: new Set(),
    linkOrigin,
    first,
    firstOfOther,
    decoy,
    ownIds: known ? [known.externalId, known.id] : [],
    nameOf: (id) =>
      [customer, other].find((one) => one?.namedCustomerId === id)?.customerName ??
      [known, decoy].find((one) => one?.id === id)?.externalId ??
      id ??
      'nobody',
    get limited() {
      return limited
    },
    ask,
    anybody,
    waitsOut,
    setTrap,
    kinds: () => (parts.hasForm ? ['json', 'form'] : ['json']),
    async askAtOnce(asks) {
      for (;;) {
        const { result, minted } = await mintedDuring(() =>
          Promise.all(asks.map((one) => send(one, one.as ?? customer))),
        )
        const over = result.find(({ answer }) => answer?.status === 429)
        if (over) {
          limited ??= over
          await waitsOut({ ...over, metLimit: true })
        } else return { exchanges: result, minted }
      }
    },
    async askDuring(fault, asked = {}, times = everyTry) {
      const identity = asked.as ?? anybody()
      for (;;) {
        await marginFront.plan(fault, times)
        const exchange = await askOnce(asked, identity, times).finally(() => marginFront.heal())
        exchange.fault = inWords(fault)
        // A link that fails counts at the host all the same.
        identity.links += 1
        if (!isPatient(asked) || !(await waitsOut(exchange))) return exchange
      }
    },
    goneDead(minted, atLeast = 0) {
      const ids = new Set(minted.map(({ id }) => id))
      return until(
        async () => {
          const sessions = await marginFront.sessions()
          const live = sessions.filter(({ id, status }) => ids.has(id) && status === 'live')
          // What is minted beyond the one link is told by link/exactly-one.
          return live.length <= Math.max(0, first.minted.length - 1)
        },
        atLeast + Math.min(settled, timeout),
      )
    },
    faultHappens: () => until(async () => (await marginFront.planned()) === 0, settled),
  }
}

const isPatient = ({ limit }: Ask) => limit !== 'seek' && limit !== 'pass'

function retryAfterOf({ headers }: Answer): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : 60
}

// The message of what a route throws may hold anything.
function brokenBy(error: unknown): string {
  const { name } = error instanceof Error ? error : new Error()
  return error instanceof Error && 'code' in error
    ? `no answer, as the connection broke (${String(error.code)})`
    : `no answer, as the route failed (${name})`
}
