import { describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../src/emulator/index.ts'
import { acme, call, createVisitor, globex, mint, origin, textOf } from './support.ts'

const hour = 3_600_000
const revoke = (emulator: Emulator, id: string) =>
  call(emulator, 'DELETE', `/portal-sessions/${id}`)
const statusAndText = async (answer: Response) => ({
  status: answer.status,
  text: textOf(await answer.text()),
})
const typesIn = (emulator: Emulator) => emulator.events.map(({ type }) => type)

describe('a link', () => {
  it('is used up by the first visit, which goes on to a page that can be reloaded', async () => {
    const emulator = createEmulator()
    const { id, url } = await mint(emulator)
    const first = await emulator.fetch(url)
    expect(first.status).toBe(303)
    expect(first.headers.get('location')).toBe('/portal')
    expect(emulator.sessions.get(id)).toMatchObject({ status: 'used' })

    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    const load = () => emulator.fetch(`${origin}/portal`, { headers: { cookie } })
    for (const page of [await load(), await load()]) {
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('Acme Corporation')
    }
  })

  it('says that it was already used on the second visit', async () => {
    const emulator = createEmulator()
    const { url } = await mint(emulator)
    await emulator.fetch(url)
    const again = await emulator.fetch(url)
    expect(again.headers.has('set-cookie')).toBe(false)
    expect(await statusAndText(again)).toMatchObject({
      status: 410,
      text: expect.stringContaining('This link was already used'),
    })
    expect(typesIn(emulator)).toEqual(['minted', 'opened', 'refused'])
  })

  it('gives one portal to two visits at the same time', async () => {
    const emulator = createEmulator()
    const { url } = await mint(emulator)
    const answers = await Promise.all([emulator.fetch(url), emulator.fetch(url)])
    expect(answers.map(({ status }) => status)).toEqual([303, 410])
  })

  it('works until the hour is over, and then says that it has expired', async () => {
    const emulator = createEmulator({ now: () => 0 })
    const inTime = await mint(emulator)
    const tooLate = await mint(emulator)
    emulator.clock.advance(hour - 1)
    expect((await emulator.fetch(inTime.url)).status).toBe(303)
    emulator.clock.advance(1)
    expect(await statusAndText(await emulator.fetch(tooLate.url))).toMatchObject({
      status: 410,
      text: expect.stringContaining('This link has expired'),
    })
    expect(emulator.sessions.get(tooLate.id)).toMatchObject({ status: 'expired', usedAt: null })
  })

  it('is dead once it was revoked', async () => {
    const emulator = createEmulator()
    const { id, url } = await mint(emulator)
    await revoke(emulator, id)
    const answer = await emulator.fetch(url)
    expect(answer.headers.has('set-cookie')).toBe(false)
    expect(await statusAndText(answer)).toMatchObject({
      status: 410,
      text: expect.stringMatching(/This link was revoked.*It can\S+t be used any more/),
    })
  })

  it('says that it is not valid when nobody knows it', async () => {
    const emulator = createEmulator()
    expect(await statusAndText(await emulator.fetch(`${origin}/r/mgl_guess`))).toMatchObject({
      status: 404,
      text: expect.stringMatching(/This link isn\S+t valid/),
    })
    expect(emulator.events).toMatchObject([{ type: 'refused', reason: 'unknown' }])
  })

  it.each([
    ['HEAD', { method: 'HEAD' }, 200, 'head'],
    ['a prefetch', { headers: { 'sec-purpose': 'prefetch' } }, 503, 'prefetch'],
    ['a prerender', { headers: { 'sec-purpose': 'prefetch;prerender' } }, 503, 'prefetch'],
    ['an older prefetch', { headers: { purpose: 'prefetch' } }, 503, 'prefetch'],
  ])('is not used up by %s', async (_, init, status, reason) => {
    const emulator = createEmulator()
    const { id, url } = await mint(emulator)
    const peek = await emulator.fetch(url, init)
    expect(peek.status).toBe(status)
    expect(peek.headers.has('set-cookie')).toBe(false)
    expect(await peek.text()).toBe('')
    expect(emulator.sessions.get(id)?.status).toBe('live')
    expect(emulator.events.at(-1)).toMatchObject({ type: 'spared', reason })
    expect((await emulator.fetch(url)).status).toBe(303)
  })

  it('is not used up by another method', async () => {
    const emulator = createEmulator()
    const { url } = await mint(emulator)
    const answer = await emulator.fetch(url, { method: 'POST' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD')
    expect(emulator.sessions.live).toHaveLength(1)
  })

  it('gives a cookie that only the portal gets, and only over https when it is https', async () => {
    const plain = createEmulator()
    const secure = createEmulator({ origin: 'https://portal.test' })
    const cookieOf = async (emulator: Emulator) =>
      (await emulator.fetch((await mint(emulator)).url)).headers.get('set-cookie')
    expect(await cookieOf(plain)).toMatch(
      /^mf_portal_visit=[\w-]{22,}; Path=\/portal; HttpOnly; SameSite=Lax$/,
    )
    expect(await cookieOf(secure)).toMatch(/; Secure$/)
  })

  it('puts neither the token nor the cookie on the page', async () => {
    const emulator = createEmulator()
    const { url, token } = await mint(emulator)
    const first = await emulator.fetch(url)
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    const page = await emulator.fetch(`${origin}/portal`, { headers: { cookie } })
    const markup = await page.text()
    expect(markup).not.toContain(token)
    expect(markup).not.toContain(cookie.split('=')[1])
  })
})

describe('a visit', () => {
  it('is over when the hour is', async () => {
    const emulator = createEmulator()
    const visit = createVisitor(emulator)
    await visit((await mint(emulator)).url)
    emulator.clock.advance(hour)
    expect(await statusAndText(await visit('/portal'))).toMatchObject({
      status: 401,
      text: expect.stringContaining('You have been logged out'),
    })
    await visit('/portal')
    expect(emulator.events.filter(({ type }) => type === 'visit_ended')).toMatchObject([
      { reason: 'expired', customerId: acme },
    ])
  })

  it('ends when its session is revoked', async () => {
    const emulator = createEmulator()
    const visit = createVisitor(emulator)
    const { id, url } = await mint(emulator)
    await visit(url)
    await revoke(emulator, id)
    const answer = await visit('/portal')
    expect(answer.status).toBe(401)
    const markup = await answer.text()
    expect(markup).toContain('Your access has ended')
    expect(markup).not.toContain('Acme')
    expect(typesIn(emulator)).toEqual(['minted', 'opened', 'revoked', 'visit_ended'])
  })

  it('ends when the visitor logs out, and the old cookie stays dead', async () => {
    const emulator = createEmulator()
    const { url } = await mint(emulator)
    const cookie = (await emulator.fetch(url)).headers.get('set-cookie')?.split(';')[0] ?? ''
    const headers = { cookie }
    const answer = await emulator.fetch(`${origin}/portal/log-out`, { method: 'POST', headers })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/portal/logged-out')
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await emulator.fetch(`${origin}/portal`, { headers })).status).toBe(401)
    expect(emulator.events.at(-1)).toMatchObject({ type: 'visit_ended', reason: 'logged_out' })
  })

  it('ends on a page with the way back to the app', async () => {
    const emulator = createEmulator()
    const visit = createVisitor(emulator)
    await visit(
      (
        await mint(emulator, {
          customerExternalId: 'acme-001',
          returnUrl: 'https://app.test/billing',
        })
      ).url,
    )
    const answer = await visit('/portal/log-out', { method: 'POST' })
    const markup = await answer.text()
    expect(textOf(markup)).toContain('You are logged out')
    expect(markup).toContain('href="https://app.test/billing"')
    expect(markup).not.toContain('Acme')
  })

  it('is not ended by the cookie of another emulator on the same host', async () => {
    const emulators = ['http://127.0.0.1:4242', 'http://127.0.0.1:4300'].map((at) => {
      const emulator = createEmulator({ origin: at })
      return { at, emulator }
    })
    const jar = new Map<string, string>()
    const keep = (answer: Response) => {
      const [name = '', value = ''] = answer.headers.get('set-cookie')?.split(/[=;]/) ?? []
      jar.set(name, value)
    }
    for (const { at, emulator } of emulators) {
      const { url } = await mint(emulator)
      expect(new URL(url).origin).toBe(at)
      keep(await emulator.fetch(url))
    }
    const cookie = Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ')
    for (const { at, emulator } of emulators) {
      const page = await emulator.fetch(`${at}/portal`, { headers: { cookie } })
      expect(page.status).toBe(200)
    }
  })

  it('does not end by a GET of the log-out address', async () => {
    const emulator = createEmulator()
    const visit = createVisitor(emulator)
    await visit((await mint(emulator)).url)
    expect((await visit('/portal/log-out')).status).toBe(405)
    expect((await visit('/portal')).status).toBe(200)
  })

  it.each([{}, { cookie: 'mf_portal_visit=guess' }, { cookie: 'other=1' }])(
    'does not begin without its cookie (%o)',
    async (headers: Record<string, string>) => {
      const answer = await createEmulator().fetch(`${origin}/portal`, { headers })
      expect(answer.status).toBe(401)
    },
  )

  it('shows each visitor their own customer, and nothing of another', async () => {
    const emulator = createEmulator()
    const pageOf = async (customerId: string) => {
      const visit = createVisitor(emulator)
      return (await visit((await mint(emulator, { customerId })).url)).text()
    }
    const [acmePage, globexPage] = await Promise.all([pageOf(acme), pageOf(globex)])
    const secretsOf = (id: string) => {
      const account = emulator.customers.find((customer) => customer.id === id)
      if (!account) throw new Error('There is no such customer.')
      const { name, email = '', phone = '', addressLine1 = '', invoices } = account
      return [name, email, phone, addressLine1, ...invoices.map((invoice) => invoice.id)]
    }
    for (const secret of secretsOf(acme)) {
      expect(acmePage).toContain(secret)
      expect(globexPage).not.toContain(secret)
    }
    for (const secret of secretsOf(globex)) {
      expect(globexPage).toContain(secret)
      expect(acmePage).not.toContain(secret)
    }
  })
})

describe('the page', () => {
  const pageWith = async (wish: Record<string, unknown>, emulator = createEmulator()) => {
    const { url } = await mint(emulator, { customerExternalId: 'acme-001', ...wish })
    return (await createVisitor(emulator)(url)).text()
  }
  const sectionsIn = (markup: string) =>
    Array.from(markup.matchAll(/<section [^>]*id="(\w+)"/g), ([, id]) => id)

  it('shows all four sections when no features are named', async () => {
    expect(sectionsIn(await pageWith({}))).toEqual(['subscription', 'invoices', 'usage', 'profile'])
  })

  it.each([
    ['invoices', 'invoices'],
    ['subscriptions', 'subscription'],
    ['usage', 'usage'],
    ['profile', 'profile'],
  ])('shows only what the feature %s allows', async (feature, section) => {
    expect(sectionsIn(await pageWith({ features: [feature] }))).toEqual([section])
  })

  it('shows no section when the list of features is empty', async () => {
    expect(sectionsIn(await pageWith({ features: [] }))).toEqual([])
  })

  it('links back to where the visitor came from', async () => {
    const markup = await pageWith({ returnUrl: 'https://app.test/billing?tab=1&x=2' })
    expect(markup).toMatch(/<a href="https:\/\/app\.test\/billing\?tab=1&amp;x=2" rel="noreferrer"/)
    expect(textOf(markup)).toContain('Return to app.test')
  })

  it('names the way back after the app where it is known', async () => {
    const emulator = createEmulator({ merchant: { name: 'Larkspur' } })
    const text = textOf(await pageWith({ returnUrl: 'https://app.test/billing' }, emulator))
    expect(text).toContain('Return to Larkspur')
    expect(text).not.toContain('app.test')
  })

  it('warns where more was used than the plan includes, and only there', async () => {
    const usage = (name: string, quantity: number) => ({
      name,
      included: 100,
      months: [{ month: '2026-01', quantity }],
    })
    const emulator = createEmulator({
      customers: [
        {
          id: acme,
          externalId: 'acme-001',
          name: 'Acme',
          usage: [usage('A', 100), usage('B', 130)],
        },
      ],
    })
    const markup = await pageWith({}, emulator)
    expect(markup.match(/class="fill over"/g)).toHaveLength(1)
    expect(textOf(markup)).toContain('30 more than the plan includes')
    expect(markup.match(/class="excess"/g)).toHaveLength(1)
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '/billing',
    'ftp://app.test/',
    'not a url',
    '',
  ])('does not link back to %j', async (returnUrl) => {
    const markup = await pageWith({ returnUrl })
    expect(markup).not.toContain('Return to')
    if (returnUrl !== '') expect(markup).not.toContain(returnUrl)
  })

  it('shows amounts in the currency, states as words and days in UTC', async () => {
    const invoice = {
      id: 'inv_1',
      status: 'overdue' as const,
      total: 1234.5,
      currency: 'EUR',
      periodStart: '2026-01-01T00:00:00.000Z',
      periodEnd: '2026-01-31',
      dueDate: '2026-03-03',
      createdAt: '2026-02-01T00:00:00.000Z',
    }
    const drafted = { ...invoice, id: 'inv_2', status: 'draft' as const }
    const emulator = createEmulator({
      customers: [
        {
          id: acme,
          externalId: 'acme-001',
          name: 'Acme',
          timezone: 'America/Los_Angeles',
          subscription: null,
          invoices: [invoice, drafted],
          usage: [],
        },
      ],
    })
    const text = textOf(await pageWith({}, emulator))
    expect(text).toContain('Feb 1, 2026 inv_1')
    expect(text).toContain('Mar 3, 2026 Overdue €1,234.50')
    expect(text).toContain('€1,234.50 to pay')
    expect(text).not.toContain('inv_2')
    expect(text).toContain('There is no subscription.')
    expect(text).toContain('No usage was recorded yet.')
  })

  it('says until when the visitor is signed in, in the time of the customer', async () => {
    const emulator = createEmulator({ now: () => Date.UTC(2026, 0, 31, 12) })
    expect(textOf(await pageWith({}, emulator))).toContain('Signed in until 6:00 AM MST')
  })

  it('carries the name and the colour of the merchant', async () => {
    const emulator = createEmulator({ merchant: { name: 'Initech', color: '#ffcc00' } })
    const markup = await pageWith({}, emulator)
    expect(textOf(markup)).toContain('Initech')
    const stylesheet = await emulator.fetch(`${origin}/assets/portal.css`)
    expect(await stylesheet.text()).toContain('--brand: #ffcc00; --on-brand: #000;')
  })

  it('has one heading, a language, and headers for every column', async () => {
    const markup = await pageWith({})
    expect(markup.match(/<h1/g)).toHaveLength(1)
    expect(markup).toContain('<html lang="en">')
    expect(markup).toContain('name="viewport"')
    for (const [header] of markup.matchAll(/<th\b[^>]*>/g)) expect(header).toContain('scope=')
  })

  it('has no inline style and no script', async () => {
    const markup = await pageWith({})
    expect(markup).not.toMatch(/\sstyle=|<style|<script|\son\w+=/i)
  })
})

describe('every answer of the portal', () => {
  it('is held to a strict policy, is not stored and sends no referrer', async () => {
    const emulator = createEmulator()
    const visit = async (path: string, init: RequestInit = {}) =>
      emulator.fetch(new URL(path, origin), init)
    const opened = await mint(emulator)
    const revoked = await mint(emulator)
    await revoke(emulator, revoked.id)
    const unopened = await mint(emulator)
    const redirect = await visit(opened.url)
    const cookie = redirect.headers.get('set-cookie')?.split(';')[0] ?? ''

    const answers = [
      redirect,
      await visit('/portal', { headers: { cookie } }),
      await visit('/portal'),
      await visit(opened.url),
      await visit(revoked.url),
      await visit('/r/unknown'),
      await visit('/r/a/b'),
      await visit('/portal/none'),
      await visit(unopened.url, { method: 'HEAD' }),
      await visit(unopened.url, { method: 'PUT' }),
      await visit(unopened.url, { headers: { 'sec-purpose': 'prefetch' } }),
      await visit('/assets/portal.css'),
      await visit('/portal/log-out', { method: 'POST', headers: { cookie } }),
      await visit('/portal/logged-out'),
    ]
    emulator.clock.advance(hour)
    answers.push(await visit(unopened.url))

    for (const { headers } of answers) {
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy':
          "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      })
    }
  })
})
