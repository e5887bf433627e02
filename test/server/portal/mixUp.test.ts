import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEmulator, type Emulator } from '../../../src/emulator/index.ts'
import {
  createPortalRoute,
  MarginFrontClient,
  type CustomerArgs,
  type PortalEvent,
} from '../../../src/server/index.ts'
import { ask, endpoint, gatedClient, portal, setUp } from '../support/portal.ts'

beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue())
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** Numbers that look random and are the same in every run. */
function createDice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** Lets some other requests go first. */
async function turns(count: number) {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate)
}

const customers = Array.from({ length: 50 }, (_, index) => ({
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  externalId: `customer-${index}`,
  name: `Customer ${index}`,
}))

/** Opens a link and tells whose portal it led to. */
async function ownerOf(url: string, emulator: Emulator) {
  await emulator.fetch(url)
  const opened = emulator.events.findLast(({ type }) => type === 'opened')
  return opened?.type === 'opened' ? opened.customerId : undefined
}

describe('1,000 interleaved requests of 50 customers, with delays and failures among them', () => {
  it('each get a link of their own customer, or none', async () => {
    const dice = createDice(7)
    const emulator = createEmulator({ origin: portal, customers })
    const client = new MarginFrontClient(emulator.secretKeys[0], {
      async fetch(input, init) {
        await turns(dice(4))
        const answer = await emulator.fetch(input, init)
        await turns(dice(4))
        return answer
      },
      retries: 1,
      retryDelay: 0,
    })
    const events: PortalEvent[] = []
    const limited: string[] = []
    const customerIn = (request: Request) =>
      customers[Number(/sid=(\d+)/.exec(request.headers.get('cookie') ?? '')?.[1])]

    const route = createPortalRoute({
      client,
      async resolveCustomer({ request }) {
        await turns(dice(4))
        const failure = request.headers.get('x-failure')
        if (failure === 'throws') throw new Error('no session store')
        if (failure === 'signed out') return 'unauthenticated'
        const customer = customerIn(request)
        // Both ways to name a customer, so that neither is told apart by luck.
        return dice(2)
          ? { customerExternalId: customer?.externalId ?? '' }
          : { customerId: customer?.id ?? '' }
      },
      async returnUrl({ request }) {
        await turns(dice(4))
        return `/of/${customerIn(request)?.externalId}`
      },
      async features({ customer }) {
        await turns(dice(4))
        const id = customer.customerId ?? customer.customerExternalId
        return Number(/\d+$/.exec(id)) % 2 ? ['usage'] : ['invoices']
      },
      async rateLimit({ key }) {
        limited.push(key)
        await turns(dice(4))
        return { ok: true }
      },
      onEvent: (event) => void events.push(event),
    })

    const requests = Array.from({ length: 1000 }, (_, turn) => {
      const index = turn % customers.length
      const failure = ['throws', 'signed out', 'hangs up'][dice(12)] ?? ''
      const other = customers[dice(customers.length)]
      const hangUp = new AbortController()
      const request = ask(
        { customerId: other?.id, customerExternalId: other?.externalId },
        { headers: { cookie: `sid=${index}`, 'x-failure': failure }, signal: hangUp.signal },
      )
      return { index, failure, hangUp, request }
    })
    for (let count = 0; count < 60; count += 1) {
      emulator.faults.once({ kind: 'status', status: 503, operation: 'create' })
      emulator.faults.once({ kind: 'reset', operation: 'create' })
      emulator.faults.once({ kind: 'html', operation: 'create' })
    }
    const answers = requests.map(async ({ index, failure, hangUp, request }) => {
      await turns(dice(40))
      const answer = route(request)
      if (failure === 'hangs up') void turns(dice(8)).then(() => hangUp.abort())
      return { index, failure, response: await answer }
    })

    const delivered = []
    for (const { index, failure, response } of await Promise.all(answers)) {
      if (response.ok) delivered.push({ index, url: String((await response.json()).url) })
      else expect([401, 500, 502, 504]).toContain(response.status)
      if (failure === 'signed out') expect(response.status).toBe(401)
      if (failure === 'throws') expect(response.status).toBe(500)
    }
    expect(delivered.length).toBeGreaterThan(600)
    expect(delivered.length).toBeLessThan(900)
    expect(emulator.sessions.live).toHaveLength(delivered.length)
    for (const { index, url } of delivered) {
      expect(await ownerOf(url, emulator)).toBe(customers[index]?.id)
    }
    expect(emulator.sessions.live).toEqual([])

    for (const { customerId, returnUrl, features } of emulator.sessions.all) {
      const index = customers.findIndex(({ id }) => id === customerId)
      expect(returnUrl).toBe(`https://app.example.com/of/customer-${index}`)
      expect(features).toEqual(index % 2 ? ['usage'] : ['invoices'])
    }
    for (const event of events) {
      if (event.type !== 'minted') continue
      const id = emulator.sessions.get(event.sessionId ?? '')?.customerId
      const { externalId } = customers.find((customer) => customer.id === id) ?? {}
      const { customer } = event
      expect(customer?.customerId ?? customer?.customerExternalId).toBe(
        customer?.customerId ? id : externalId,
      )
    }
    expect(new Set(limited.map((key) => key.split(':')[1])).size).toBe(100)
  })
})

describe('nothing that a request says', () => {
  const names = fc.constantFrom(
    'customerId',
    'customerExternalId',
    'customer',
    'customer_id',
    'externalId',
    'id',
    'user',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'features',
    'secretKey',
    'client',
    'resolveCustomer',
    'context',
    'params',
    'body',
    'data',
  )
  const id = fc.constantFrom('globex-001', '22222222-2222-4222-8222-222222222222', 'acme-001 ', '')
  const value = fc.oneof(
    id,
    fc.constantFrom(null, true, 42, ['globex-001'], { customerExternalId: 'globex-001' }),
    fc.dictionary(names, id, { maxKeys: 3 }),
  )
  const headerNames = fc.constantFrom(
    'x-customer-id',
    'x-customer-external-id',
    'x-user-id',
    'x-api-key',
    'authorization',
    'x-forwarded-user',
    'x-http-method-override',
    'x-original-url',
    'forwarded',
    'cookie',
  )
  const pairs = fc.array(fc.tuple(names, id), { maxLength: 5 })

  it('changes who is billed, or what for', async () => {
    const { route, emulator, events } = setUp({ rateLimit: false })
    const [acme] = emulator.customers
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(names, value, { maxKeys: 5 }),
        pairs,
        fc.array(fc.tuple(headerNames, id), { maxLength: 3 }),
        fc.boolean(),
        async (fields, query, headers, isForm) => {
          const body = isForm
            ? new URLSearchParams(Object.entries(fields).map(([k, v]) => [k, JSON.stringify(v)]))
            : JSON.stringify(fields)
          const request = new Request(`${endpoint}?${new URLSearchParams(query)}`, {
            method: 'POST',
            headers: [
              ['origin', 'https://app.example.com'],
              ['content-type', isForm ? 'application/x-www-form-urlencoded' : 'application/json'],
              ...headers,
            ],
            body,
          })
          expect((await route(request)).status).toBe(isForm ? 303 : 200)
          expect(emulator.sessions.all.at(-1)).toMatchObject({
            customerId: acme?.id,
            returnUrl: null,
            features: ['invoices', 'subscriptions', 'usage', 'profile'],
          })
          expect(events.at(-1)).toMatchObject({ customer: { customerExternalId: 'acme-001' } })
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a function of the host', () => {
  const swap = (customer: object) => {
    Object.assign(customer, { customerExternalId: 'globex-001' })
    return undefined
  }
  const swapAll = (args: object) => {
    Object.assign(args, { customer: { customerExternalId: 'globex-001' } })
    return undefined
  }

  it.each([
    ['returnUrl', { returnUrl: ({ customer }: CustomerArgs) => swap(customer) }],
    ['features', { features: ({ customer }: CustomerArgs) => swap(customer) }],
  ])('can not change the customer by accident: %s', async (_name, options) => {
    const { route, emulator } = setUp(options)
    expect((await route(ask())).status).toBe(500)
    expect(emulator.sessions.count).toBe(0)
  })

  it.each([
    ['returnUrl', { returnUrl: (args: CustomerArgs) => swapAll(args) }],
    ['features', { features: (args: CustomerArgs) => swapAll(args) }],
  ])('can not hand another customer to the next: %s', async (_name, options) => {
    const { route, emulator } = setUp(options)
    expect((await route(ask())).status).toBe(500)
    expect(emulator.sessions.count).toBe(0)
  })

  it('that rewrites an event changes no other', async () => {
    const { client, answer } = gatedClient({ id: 'ps_1', url: 'https://evil.example/' })
    answer()
    const seen: unknown[] = []
    const { route } = setUp({
      client,
      onEvent(event) {
        const id = event.customer?.customerExternalId
        // As loggers do that blank out fields in place: a throw here would lose the line.
        swap(event.customer ?? {})
        seen.push(id)
      },
    })
    await route(ask())
    expect(seen).toEqual(['acme-001', 'acme-001'])
  })

  it('may give an object that is different each time it is looked at', async () => {
    let looks = 0
    const { route, emulator } = setUp({
      resolveCustomer: () => ({
        get customerExternalId() {
          looks += 1
          return looks === 1 ? 'acme-001' : 'globex-001'
        },
      }),
    })
    await route(ask())
    expect(emulator.sessions.all).toMatchObject([{ customerId: emulator.customers[0]?.id }])
  })
})

describe('tenants with keys of their own', () => {
  it('are never billed by the key of another, however their requests interleave', async () => {
    const tenants = new Map(
      ['mf_sk_north', 'mf_sk_south'].map((key) => [
        key,
        createEmulator({ origin: portal, secretKeys: [key] }),
      ]),
    )
    const dice = createDice(3)
    vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
      await turns(dice(3))
      return tenants.get(new Headers(init.headers).get('x-api-key') ?? '')?.fetch(input, init)
    })
    const route = createPortalRoute<{ key: string }>({
      async secretKey({ context: { key } }) {
        await turns(dice(3))
        return key
      },
      resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
      rateLimit: false,
    })
    const keys = Array.from({ length: 100 }, () => (dice(2) ? 'mf_sk_north' : 'mf_sk_south'))
    const answers = await Promise.all(keys.map((key) => route(ask(), { key })))
    for (const [index, answer] of answers.entries()) {
      const emulator = tenants.get(keys[index] ?? '')
      const { url } = await answer.json()
      expect(emulator && (await ownerOf(url, emulator))).toBe(emulator?.customers[0]?.id)
    }
    for (const [key, { sessions }] of tenants) {
      expect(sessions.count).toBe(keys.filter((asked) => asked === key).length)
    }
  })
})
