import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Bench, Finding } from './Finding.ts'
import { addedLatency } from './load/addedLatency.ts'
import { handWrittenRoute } from './route/handWritten.ts'
import { ourRoute } from './route/ourRoute.ts'
import { askedBy } from './route/requests.ts'
import { median, quantile } from './support/statistics.ts'
import { session, stubbed, type Upstream } from './route/upstream.ts'

const waiting = 5000
const crowds = [1, 50, 500, 5000]
const rounds = 5
const perRound = 5000
const mostAtOnce = 8

/** Measures the portal route while many ask at once, wait, or hang up. */
export const bench: Bench = async () => {
  process.env['NODE_ENV'] = 'production'
  return [
    await memoryOfWaiting(),
    ...(await inCrowds()),
    ...(await addedLatency()),
    await floodOfHangUps(),
  ]
}

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** A MarginFront that answers when it is let to. */
function gated() {
  let open = () => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  const fetch = async () => {
    await gate
    return new Response(session, { status: 201 })
  }
  return { upstream: { ...stubbed, fetch } satisfies Upstream, open }
}

async function memoryOfWaiting(): Promise<Finding> {
  const bytesOf = async (make: typeof handWrittenRoute) => {
    const { upstream, open } = gated()
    const route = make(upstream)
    collectGarbage()
    const before = process.memoryUsage().heapUsed
    const answers = Array.from({ length: waiting }, () => route(askedBy()))
    await new Promise(setImmediate)
    collectGarbage()
    const bytes = (process.memoryUsage().heapUsed - before) / waiting
    open()
    await Promise.all(answers)
    return bytes
  }
  const kib = async (make: typeof handWrittenRoute) =>
    median([await bytesOf(make), await bytesOf(make), await bytesOf(make)]) / 1024
  const [byHand, ours] = [await kib(handWrittenRoute), await kib(ourRoute)]
  return {
    name: `memory of each of ${waiting.toLocaleString('en')} requests that wait for MarginFront`,
    figure: `${ours.toFixed(1)} KiB (by hand ${byHand.toFixed(1)} KiB)`,
    bar: 'at most 16 KiB',
    passed: ours <= 16,
  }
}

/** The CPU of a request in crowds of several sizes, beside that of one alone, by turns. */
async function inCrowds(): Promise<readonly Finding[]> {
  // A turn of the event loop each, so that a whole crowd waits at once.
  const fetch = () =>
    new Promise<Response>((resolve) => {
      setImmediate(() => resolve(new Response(session, { status: 201 })))
    })
  const route = ourRoute({ ...stubbed, fetch })
  const cpuOf = async (crowd: number) => {
    const before = process.cpuUsage()
    for (let asked = 0; asked < perRound; asked += crowd) {
      await Promise.all(Array.from({ length: crowd }, () => route(askedBy())))
    }
    const { user, system } = process.cpuUsage(before)
    return (user + system) / perRound
  }
  const all = new Map(crowds.map((crowd) => [crowd, [] as number[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [crowd, measured] of all) measured.push(await cpuOf(crowd))
  }
  // The least of them: whatever else the machine does can only add.
  const least = crowds.map((crowd) => quantile(all.get(crowd) ?? [], 0.1))
  const [alone = NaN] = least
  return crowds.slice(1).map((crowd, index) => {
    const ratio = (least[index + 1] ?? NaN) / alone
    return {
      name: `CPU of a request among ${crowd.toLocaleString('en')} at once`,
      figure: `${ratio.toFixed(2)} times that of one alone (${least[index + 1]?.toFixed(0)} and ${alone.toFixed(0)} µs)`,
      bar: 'at most 1.2 times',
      passed: ratio <= 1.2,
    }
  })
}

/** Everybody hangs up while MarginFront is asked: each link is revoked, and only a few at once. */
async function floodOfHangUps(): Promise<Finding> {
  const crowd = 2000
  const { upstream, open } = gated()
  let [revoking, most, revoked] = [0, 0, 0]
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    if (init?.method !== 'DELETE') return upstream.fetch()
    most = Math.max(most, (revoking += 1))
    await new Promise(setImmediate)
    revoking -= 1
    revoked += 1
    return new Response(null, { status: 204 })
  }
  const route = ourRoute({ ...upstream, fetch })
  const hangUp = new AbortController()
  const answers = Array.from({ length: crowd }, () => route(askedBy(hangUp.signal)))
  await new Promise(setImmediate)
  hangUp.abort()
  open()
  await Promise.all(answers)
  return {
    name: `links revoked after ${crowd.toLocaleString('en')} hang-ups together`,
    figure: `${revoked.toLocaleString('en')}, ${most} at once`,
    bar: `at most ${mostAtOnce} at once, and none left`,
    passed: revoked === crowd && most <= mostAtOnce,
  }
}
