import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'
import { problemOf } from './support/portal.ts'

const hasRedis = spawnSync('redis-server', ['--version']).status === 0
const orWhyNot = hasRedis ? '' : ' (skipped: there is no redis-server on this machine)'

const backend = join(import.meta.dirname, 'redis/backend.ts')
const recipe = join(import.meta.dirname, 'redis/sharedRateLimit.ts')
const page = join(import.meta.dirname, '../../docs/shared-rate-limit.md')

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill()
  await exit
}

/** A Redis of this test's own, which keeps nothing and listens on loopback alone. */
async function startRedis() {
  const port = await freePort()
  const server = spawn(
    'redis-server',
    [
      ['--port', String(port), '--bind', '127.0.0.1', '--dir', tmpdir()],
      ['--save', '', '--appendonly', 'no', '--daemonize', 'no'],
    ].flat(),
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  onTestFinished(() => end(server))
  for await (const line of createInterface(server.stdout)) {
    if (line.includes('Ready to accept connections')) break
  }
  server.stdout.resume()
  return { url: `redis://127.0.0.1:${port}`, stop: () => end(server) }
}

/** A process of the backend, and how to ask it as a customer. */
async function startBackend(redisUrl: string) {
  const child = fork(backend, {
    env: { ...process.env, REDIS_URL: redisUrl },
    // What ioredis says of a Redis that is gone is not for the test's output.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  })
  onTestFinished(() => end(child))
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The backend ended with ${code} before it answered.`)
  })
  const [origin]: unknown[] = await Promise.race([once(child, 'message'), ended])
  ended.catch(() => {})
  return (customer: string) =>
    fetch(`${String(origin)}/api/billing-portal`, {
      method: 'POST',
      headers: { origin: String(origin), cookie: customer, 'content-type': 'application/json' },
    })
}

describe('a limit that is shared through Redis', { timeout: 30_000 }, () => {
  it.skipIf(!hasRedis)(`counts for two processes together${orWhyNot}`, async () => {
    const redis = await startRedis()
    const backends = await Promise.all([startBackend(redis.url), startBackend(redis.url)])
    const ask = (customer: string, times: number) =>
      Promise.all(Array.from({ length: times }, (_, turn) => backends[turn % 2]?.(customer)))

    const answers = await ask('acme-001', 16)
    const statuses = answers.map((answer) => answer?.status).sort()
    expect(statuses).toEqual([...Array(10).fill(200), ...Array(6).fill(429)])
    for (const answer of answers) {
      if (answer?.status !== 429) continue
      const wait = Number(answer.headers.get('retry-after'))
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(60)
      expect(await problemOf(answer)).toMatchObject({ code: 'rate_limited', retryAfter: wait })
    }

    const others = await ask('globex-001', 2)
    expect(others.map((answer) => answer?.status)).toEqual([200, 200])
  })

  it.skipIf(!hasRedis)(`mints nothing while Redis is gone${orWhyNot}`, async () => {
    const redis = await startRedis()
    const ask = await startBackend(redis.url)
    expect((await ask('acme-001')).status).toBe(200)
    await redis.stop()
    const answer = await ask('acme-001')
    expect(await problemOf(answer)).toMatchObject({ status: 500, code: 'misconfigured' })
  })

  it('is written in the documentation as it is tested here', () => {
    const [, code] = /^```ts\n([\s\S]*?)^```$/m.exec(readFileSync(page, 'utf8')) ?? []
    expect(code).toBe(readFileSync(recipe, 'utf8'))
  })
})
