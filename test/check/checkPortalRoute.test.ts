import { describe, expect, it } from 'vitest'
import { type CheckOptions, checkPortalRoute } from '../../src/check/index.ts'
import { createRoute } from './mutants/byHand/createRoute.ts'
import { accountOf, createWorkshop, signIns } from './mutants/createWorkshop.ts'
import type { Handler } from './mutants/Mutant.ts'

/** Checks some clauses of the right route by hand, with something around it. */
function check(
  clauses: string[],
  around: (route: Handler) => Handler = (route) => route,
  options: Partial<CheckOptions> = {},
) {
  const workshop = createWorkshop()
  const all = { ...signIns, emulator: workshop.emulator, clauses, url: undefined, ...options }
  return checkPortalRoute({ ...all, fetch: around(createRoute(workshop)) })
}

describe('an option that cannot be meant', () => {
  it.each([0, Number.NaN, Infinity, 2 ** 31])('is a timeout of %s', async (timeout) => {
    await expect(check([], undefined, { timeout })).rejects.toMatchObject({
      name: 'CheckError',
      code: 'invalid_options',
      message: expect.stringContaining('timeout'),
    })
  })

  it.each(['acme-001', [{ externalId: 1 }]])('is %j for customers', async (customers) => {
    const options = { emulator: undefined, emulatorPort: 0, customers: customers as never }
    await expect(check([], undefined, options)).rejects.toMatchObject({
      name: 'CheckError',
      code: 'invalid_options',
      message: expect.stringContaining('customers'),
    })
  })

  it('is a sign-in that no header can hold', async () => {
    const signedInOther = { headers: { cookie: 'session=\u0141' } }
    await expect(check([], undefined, { signedInOther })).rejects.toMatchObject({
      code: 'invalid_options',
      message: expect.stringContaining('signedInOther'),
    })
  })
})

it('takes what a route in this process throws for no answer, whatever its code is', async () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  const { clauses } = await check(['method/others-answer-405'], (route) => (request) => {
    if (request.method === 'GET') throw refused
    return route(request)
  })
  expect(clauses).toMatchObject([{ status: 'failed', seen: expect.stringContaining('no answer') }])
})

it('shows no sign-in, key or token that the route repeats', async () => {
  const secrets = ['s3cret-session-of-acme', 'mf_sk_test_emulator', 'mgl_0123456789']
  const names: Record<string, string> = { 's3cret-session-of-acme': 'acme-001' }
  const report = await check(
    ['method/allow-names-post', 'failures/members'],
    (route) => async (request) => {
      const account = accountOf(request) ?? ''
      const headers = {
        ...Object.fromEntries(request.headers),
        cookie: `account=${names[account]}`,
      }
      if (request.method === 'POST') return route(new Request(request, { headers }))
      const code = secrets.join(' ')
      return Response.json(
        { type: 'about:blank', title: 'No.', status: 405, code, requestId: crypto.randomUUID() },
        { status: 405, headers: { allow: code, 'content-type': 'application/problem+json' } },
      )
    },
    { signedIn: { headers: { cookie: `account=${secrets[0]}` } }, signedInOther: undefined },
  )
  expect(report.clauses.map(({ status }) => status)).toEqual(['failed', 'failed'])
  for (const secret of secrets) expect(JSON.stringify(report)).not.toContain(secret)
})

it('shows the cookie that names another customer, beside the masked sign-in', async () => {
  const { clauses } = await check(['customer/never-from-elsewhere'], (route) => (request) => {
    const [, org] = /; org=([^;]+)/.exec(request.headers.get('cookie') ?? '') ?? []
    if (org === undefined) return route(request)
    const headers = { ...Object.fromEntries(request.headers), cookie: `account=${org}` }
    return route(new Request(request, { headers }))
  })
  expect(clauses).toMatchObject([
    { status: 'failed', sent: expect.stringContaining('cookie: ***; org=initech-001') },
  ])
})
