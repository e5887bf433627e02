import { request, type Agent, type IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from './seededRandom.ts'

/** How one request of a browser ended. */
export interface Visit {
  customer: string
  outcome: 'link' | 'refused' | 'hung up' | 'broken'
  status?: number
  /** The link that was handed over, where the browser got the whole answer. */
  url?: string
}

export interface VisitPlan {
  port: number
  agent: Agent
  random: Random
  customer: string
  hangUpShare: number
}

/** Behaves as a browser does, mostly: asks for a link by script or by form, or hangs up. */
export async function visit(
  number: number,
  { port, agent, random, customer, hangUpShare }: VisitPlan,
): Promise<Visit> {
  const isForm = random.chance(0.25)
  const body = bodyOf(number, isForm, random)
  const hangUp = random.chance(hangUpShare)
    ? { before: random.pick(['body', 'answer', 'end'] as const), after: random.next() * 40 }
    : undefined

  const outgoing = request({
    port,
    agent,
    method: random.chance(0.01) ? 'GET' : 'POST',
    path: '/api/billing-portal',
    timeout: 10_000,
    headers: {
      origin: random.chance(0.01) ? 'https://evil.example' : `http://127.0.0.1:${port}`,
      host: `127.0.0.1:${port}`,
      'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      'content-length': body.length,
      'x-visit': number,
      ...(!random.chance(0.01) && { 'x-signed-in-as': customer }),
    },
  })
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve).on('error', reject)
  })
  outgoing.once('timeout', () => outgoing.destroy(new Error('No answer came.')))
  // Whoever hangs up does not wait for it.
  answered.catch(() => {})

  if (hangUp && hangUp.before !== 'end') {
    if (hangUp.before === 'body') outgoing.write(body.slice(0, 2))
    else outgoing.end(body)
    await wait(hangUp.after)
    outgoing.destroy()
    return { customer, outcome: 'hung up' }
  }
  outgoing.end(body)
  try {
    const incoming = await answered
    if (hangUp) {
      incoming.on('error', () => {})
      incoming.destroy()
      return { customer, outcome: 'hung up' }
    }
    return { customer, ...(await read(incoming)) }
  } catch {
    return { customer, outcome: 'broken' }
  }
}

function bodyOf(number: number, isForm: boolean, random: Random): string {
  const returnUrl = random.chance(0.01) ? '//evil.example' : `/billing/${number}`
  const filling = random.chance(0.01) ? 'x'.repeat(20_000) : ''
  const fields = { returnUrl, ...(filling && { filling }) }
  if (isForm) return new URLSearchParams(fields).toString()
  return random.chance(0.01) ? '{' : JSON.stringify(fields)
}

async function read(incoming: IncomingMessage): Promise<Omit<Visit, 'customer'>> {
  let text = ''
  for await (const chunk of incoming.setEncoding('utf8')) text += chunk
  const { statusCode: status = 0, headers } = incoming
  if (status === 303) return { outcome: 'link', status, url: headers.location ?? '' }
  if (status !== 200) return { outcome: 'refused', status }
  const { url } = JSON.parse(text)
  return { outcome: 'link', status, url: String(url) }
}
