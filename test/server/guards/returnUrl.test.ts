import { describe, expect, it, vi } from 'vitest'
import { askDesk, setUpDesk } from '../support/desk.ts'
import { app, ask, askByForm, endpoint, problemOf, setUp } from '../support/portal.ts'

async function mintWith(options: Parameters<typeof setUp>[0], returnUrl: unknown, origin = app) {
  const { route, emulator, events } = setUp(options)
  const response = await route(ask({ returnUrl }, { headers: { origin } }))
  const { code } = await problemOf(response)
  return { code, kept: emulator.sessions.live[0]?.returnUrl, events }
}

describe("the body's return URL", () => {
  it.each([
    ['/billing?tab=1#top', `${app}/billing?tab=1#top`],
    [`${app}/billing`, `${app}/billing`],
    ['HTTPS://APP.example.com/Billing', `${app}/Billing`],
    ['/', `${app}/`],
  ])('%s is kept as %s', async (returnUrl, kept) => {
    expect(await mintWith({}, returnUrl)).toMatchObject({ kept })
  })

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    `${app}.evil.example/`,
    `${app}@evil.example/`,
    'https://user:pass@app.example.com/',
    'http://app.example.com/',
    'javascript:alert(1)',
    `blob:${app}/1`,
    'billing',
    ' /billing',
    '/bill\ning',
    `/${'x'.repeat(2048)}`,
    42,
    ['/billing'],
    { href: '/billing' },
  ])('%o is refused', async (returnUrl) => {
    const { code, kept, events } = await mintWith({}, returnUrl)
    expect(code).toBe('invalid_return_url')
    expect(kept).toBe(undefined)
    expect(events).toMatchObject([{ reason: expect.stringContaining('allowedReturnOrigins') }])
  })

  it.each([undefined, null, ''])('%o is none', async (returnUrl) => {
    const { route, emulator } = setUp()
    expect((await route(ask({ returnUrl }))).status).toBe(200)
    expect(emulator.sessions.live).toHaveLength(1)
    expect(emulator.sessions.live[0]?.returnUrl).toBe(null)
  })

  it('is none where the field of a form is empty', async () => {
    const { route, emulator } = setUp()
    expect((await route(askByForm({ returnUrl: '' }))).status).toBe(303)
    expect(emulator.sessions.live[0]?.returnUrl).toBe(null)
  })

  it('belongs to the app that asked, where it is a path', async () => {
    const admin = 'https://admin.example.com'
    const options = { allowedOrigins: [app, admin] }
    expect(await mintWith(options, '/x', admin)).toMatchObject({ kept: `${admin}/x` })
    expect(await mintWith(options, `${app}/x`, admin)).toMatchObject({ kept: `${app}/x` })
  })

  it('belongs to the named app, where the request came without an origin of its own', async () => {
    const { route, emulator } = setUp({ allowedOrigins: ['https://public.example.com'] })
    const headers = { origin: 'null', 'sec-fetch-site': 'same-origin' }
    await route(askByForm({ returnUrl: '/billing' }, { headers }))
    expect(emulator.sessions.live).toMatchObject([
      { returnUrl: 'https://public.example.com/billing' },
    ])
  })

  it('may have the origins that are named for it, and then no others', async () => {
    const options = { allowedReturnOrigins: ['https://help.example.com'] }
    const kept = 'https://help.example.com/billing'
    expect(await mintWith(options, kept)).toMatchObject({ kept })
    expect(await mintWith(options, `${app}/billing`)).toMatchObject({ code: 'invalid_return_url' })
  })

  it('is refused with the name of the option that would let it in', async () => {
    const body = { customerExternalId: 'acme-001', returnUrl: 'https://evil.example/' }
    const { route, events } = setUp()
    await route(ask(body))
    const { desk, events: deskEvents } = setUpDesk()
    await desk(askDesk('POST', '', { body }))
    expect(events).toMatchObject([{ reason: expect.stringMatching(/in allowedReturnOrigins\.$/) }])
    expect(deskEvents).toMatchObject([{ reason: expect.stringMatching(/in allowedOrigins\.$/) }])
  })

  it('may be on a loopback host only where that was named', async () => {
    const local = 'http://localhost:3000'
    const request = (returnUrl: string) =>
      new Request(endpoint.replace(app, local), {
        method: 'POST',
        headers: { origin: local, 'content-type': 'application/json' },
        body: JSON.stringify({ returnUrl }),
      })
    const { route } = setUp()
    expect((await route(request('/billing'))).status).toBe(200)
    expect((await route(request('http://localhost:3001/billing'))).status).toBe(400)
  })
})

describe("the host's return URL", () => {
  it('wins over the body, a bad one included', async () => {
    expect(await mintWith({ returnUrl: '/account' }, '/billing')).toMatchObject({
      kept: `${app}/account`,
    })
    expect(await mintWith({ returnUrl: '/account' }, '//evil.example')).toMatchObject({
      kept: `${app}/account`,
    })
  })

  it('may be anywhere, since the host wrote it', async () => {
    const returnUrl = 'https://www.example.org/thanks'
    expect(await mintWith({ returnUrl }, undefined)).toMatchObject({ kept: returnUrl })
  })

  it('can depend on the request, the context and the customer', async () => {
    const returnUrl = vi.fn(async () => '/of/acme')
    const { route, emulator } = setUp({ returnUrl })
    const request = ask()
    await route(request, 'context')
    const customer = { customerExternalId: 'acme-001' }
    expect(returnUrl).toHaveBeenCalledExactlyOnceWith({ request, context: 'context', customer })
    expect(emulator.sessions.live).toMatchObject([{ returnUrl: `${app}/of/acme` }])
  })

  it('is left to the body where the function gives none', async () => {
    expect(await mintWith({ returnUrl: () => undefined }, '/billing')).toMatchObject({
      kept: `${app}/billing`,
    })
  })

  it.each([
    ['gives nonsense', () => 'javascript:alert(1)'],
    ['gives a protocol-relative URL', () => '//evil.example'],
    [
      'throws',
      () => {
        throw new Error('no database')
      },
    ],
  ])('is misconfigured where the function %s', async (_name, returnUrl) => {
    const { code, kept, events } = await mintWith({ returnUrl }, '/billing')
    expect(code).toBe('misconfigured')
    expect(kept).toBe(undefined)
    expect(events).toMatchObject([{ reason: expect.stringContaining('returnUrl') }])
  })
})
