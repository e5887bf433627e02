import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PortalRoute } from '../../../src/server/index.ts'
import { deferred } from '../../support/deferred.ts'
import { edgeContext } from '../support/edgeContext.ts'
import { expectNoLinkWithoutOwner, setUpGated } from '../support/gatedRoute.ts'
import { ask, askByForm, gatedClient, setUp } from '../support/portal.ts'

afterEach(() => vi.useRealTimers())

describe('waitUntil', () => {
  it('holds the runtime awake from the mint on', async () => {
    const { client, asked, answer } = gatedClient()
    const { context, works, settled } = edgeContext()
    const response = setUp({ client }).route(ask(), context)
    await asked
    expect(works).toHaveLength(1)
    const over = vi.fn()
    const awake = settled().then(over)
    await new Promise(setImmediate)
    expect(over).not.toHaveBeenCalled()
    answer()
    await response
    await awake
  })

  it.each(['waitUntil', 'completed'])(
    'changes no answer where the getter of %s throws',
    async (name) => {
      const context = Object.defineProperty({}, name, {
        get: () => {
          throw new Error('outside of a request')
        },
      })
      const { route, emulator, events } = setUp()
      expect((await route(ask(), context)).status).toBe(200)
      expect(emulator.sessions.live).toHaveLength(1)
      expect(events).toMatchObject([{ type: 'minted' }])
    },
  )

  it('takes the revocation over, so that a failure is not held up by it', async () => {
    const { context, settled } = edgeContext()
    const gate = deferred()
    const create = async () => ({ id: 'ps_1', url: 'https://evil.example/' })
    const revoke = () => gate.promise
    const { route, events } = setUp({ client: { portalSessions: { create, revoke } } })
    expect((await route(ask(), context)).status).toBe(502)
    expect(events.map(({ type }) => type)).toEqual(['failed'])
    gate.resolve()
    await settled()
    expect(events.map(({ type }) => type)).toEqual(['failed', 'revoked'])
  })

  it('holds the runtime awake until a late link is revoked', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { client, asked, answer } = gatedClient()
    const gate = deferred()
    client.portalSessions.revoke = () => gate.promise
    const { context, settled } = edgeContext()
    const { route, events } = setUp({ client, timeout: 1000 })
    const response = route(ask(), context)
    await asked
    await vi.advanceTimersByTimeAsync(1000)
    await response
    const over = vi.fn()
    const awake = settled().then(over)
    answer()
    await new Promise(setImmediate)
    expect(over).not.toHaveBeenCalled()
    gate.resolve()
    await awake
    expect(events.at(-1)).toMatchObject({ type: 'revoked', code: 'upstream_timeout' })
  })

  it('that throws changes nothing', async () => {
    const context = {
      waitUntil() {
        throw new Error('the response was sent')
      },
    }
    const { client, answer, revoked } = gatedClient({ id: 'ps_1', url: 'https://evil.example/' })
    answer()
    expect((await setUp({ client }).route(ask(), context)).status).toBe(502)
    expect(revoked).toEqual(['ps_1'])
  })
})

/**
 * A runtime as Workers are: when the browser hangs up, nothing of the request is waited for but
 * what was handed to `waitUntil`.
 */
function workersHost(route: PortalRoute) {
  const works: Promise<unknown>[] = []
  const context = { waitUntil: (work: Promise<unknown>) => void works.push(work) }
  return {
    fetch: (request: Request) => route(request, context),
    async idle() {
      for (const work of works) await work
    },
  }
}

describe.each([
  ['script', ask],
  ['form', askByForm],
])('in a host with waitUntil, a %s', (_kind, request) => {
  it('whose sender hangs up before the mint leads to none', async () => {
    const { route, emulator, identified } = setUpGated()
    const host = workersHost(route)
    const hangUp = new AbortController()
    const response = host.fetch(request({}, { signal: hangUp.signal }))
    await identified
    hangUp.abort()
    await response
    await host.idle()
    expect(emulator.sessions.count).toBe(0)
  })

  it('whose sender hangs up during the mint has its link revoked before all is over', async () => {
    const { route, emulator, events, stopNextMint } = setUpGated()
    const mint = stopNextMint()
    const host = workersHost(route)
    const hangUp = new AbortController()
    void host.fetch(request({}, { signal: hangUp.signal }))
    await mint.minted
    hangUp.abort()
    const over = host.idle()
    mint.letGo()
    await over
    expect(events).toContainEqual(expect.objectContaining({ type: 'revoked', code: 'aborted' }))
    await expectNoLinkWithoutOwner(emulator, [])
  })
})
