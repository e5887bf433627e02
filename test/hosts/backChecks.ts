import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { Skipped, type Checks } from './check.ts'
import type { Host } from './Host.ts'
import { portalOrigin, type MarginFront } from './startMarginFront.ts'

/** An app under test. */
export interface Subject {
  host: Host
  /** Where its pages are. */
  origin: string
  /** Where its API is. */
  apiOrigin: string
  marginFront: MarginFront
}

const acme = { cookie: 'account=acme-001' }
const globex = { cookie: 'account=globex-001' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

/**
 * What every backend must do, asked over HTTP. The route lets ten links a minute through for one
 * customer: together with the front's, these checks ask for fewer.
 */
export const backChecks: Checks<Subject> = {
  'mints a link of the right customer': async (subject) => {
    for (const [headers, name] of [
      [acme, 'Acme Corporation'],
      [globex, 'Globex GmbH'],
    ] as const) {
      const answer = await ask(subject, 200, { headers })
      const { url, expiresAt } = await answer.json()
      assert.equal(new URL(url).origin, portalOrigin)
      assert.ok(Date.parse(expiresAt) > Date.now(), `expires at ${expiresAt}`)
      assert.match(await portalBehind(url, subject), new RegExp(name))
    }
    assert.equal(minted(subject), 2)
  },

  'hands over a link that lives, and works once': async (subject) => {
    const { url } = await (await ask(subject, 200, { headers: globex })).json()
    // A few turns in which the app could revoke what it has just delivered.
    for (let turn = 0; turn < 3; turn += 1) await ask(subject, 401)
    assert.deepEqual(statuses(subject), ['live'])
    assert.match(await portalBehind(url, subject), /Globex GmbH/)
    assert.equal((await subject.marginFront.emulator.fetch(url)).headers.get('location'), null)
    assert.deepEqual(statuses(subject), ['used'])
  },

  'takes a form to the portal': async (subject) => {
    const answer = await ask(subject, 303, { headers: { ...acme, ...form }, body: '' })
    const location = answer.headers.get('location') ?? ''
    assert.match(await portalBehind(location, subject), /Acme Corporation/)
    assert.equal(minted(subject), 1)
  },

  'reads the body, as JSON and as a form': async (subject) => {
    await ask(subject, 200, { headers: globex, body: '{"returnUrl":"/billing"}' })
    await ask(subject, 303, { headers: { ...globex, ...form }, body: 'returnUrl=%2Fbilling' })
    const { all } = subject.marginFront.emulator.sessions
    for (const { returnUrl } of all) assert.match(returnUrl ?? 'none', /^http.+\w\/billing$/)
    assert.equal(all.length, 2)
  },

  'answers 401 to who is not signed in': async (subject) => {
    const answer = await ask(subject, 401)
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/)
    assert.equal((await answer.json()).code, 'unauthenticated')
    assert.equal(minted(subject), 0)
  },

  'answers 401 with a page to a form of who is not signed in': async (subject) => {
    const answer = await ask(subject, 401, { headers: form, body: '' })
    assert.match(await answer.text(), /Please sign in again\./)
    assert.equal(minted(subject), 0)
  },

  'answers 405 to GET': async (subject) => {
    const answer = await ask(subject, 405, { method: 'GET', headers: acme })
    if (!subject.host.refusesMethodsItself) assert.equal(answer.headers.get('allow'), 'POST')
    assert.equal(minted(subject), 0)
  },

  'answers 403 to another site': async (subject) => {
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await ask(subject, 403, { headers: { ...acme, ...headers } })
      assert.equal((await answer.json()).code, 'cross_site_request')
    }
    assert.equal(minted(subject), 0)
  },

  'answers 413 to a body that is too large': async (subject) => {
    const body = JSON.stringify({ returnUrl: '/'.padEnd(9000, 'a') })
    const answer = await ask(subject, 413, { headers: acme, body })
    assert.equal((await answer.json()).code, 'invalid_request')
    assert.equal(minted(subject), 0)
  },

  'revokes the link when the browser hangs up': async (subject) => {
    if (subject.host.hidesHangUps !== undefined) throw new Skipped(subject.host.hidesHangUps)
    const { emulator, asked } = subject.marginFront
    const patience = AbortSignal.timeout(15_000)
    emulator.faults.once({ kind: 'latency', ms: 1000, operation: 'create' })
    const browser = new AbortController()
    const hungUp = assert.rejects(ask(subject, 200, { headers: acme, signal: browser.signal }))
    await asked(patience)
    browser.abort()
    await hungUp
    const revoked = () => statuses(subject).join() === 'revoked'
    while (!revoked() && !patience.aborted) await delay(50)
    assert.deepEqual(statuses(subject), ['revoked'])
  },
}

/** Sends what the app's own page would, and looks at what every answer has to carry. */
async function ask(
  { host, origin, apiOrigin, marginFront }: Subject,
  status: number,
  init: RequestInit = {},
): Promise<Response> {
  const answer = await fetch(apiOrigin + (host.endpoint ?? '/api/billing-portal'), {
    method: 'POST',
    body: init.method === 'GET' ? null : '{}',
    redirect: 'manual',
    ...init,
    headers: { origin, 'content-type': 'application/json', ...init.headers },
  })
  assert.equal(answer.status, status, 'status')
  const sent = JSON.stringify([...answer.headers]) + (await answer.clone().text())
  assert.ok(!sent.includes(marginFront.secretKey), `the key is in the answer of ${status}`)
  if (status === 405 && host.refusesMethodsItself) return answer
  const of = (name: string) => answer.headers.get(name) ?? ''
  assert.match(of('cache-control'), /\bno-store\b/, `Cache-Control of ${status}`)
  assert.equal(of('referrer-policy'), 'no-referrer', `Referrer-Policy of ${status}`)
  assert.equal(of('x-content-type-options'), 'nosniff', `X-Content-Type-Options of ${status}`)
  assert.match(of('vary'), /\borigin\b/i, `Vary of ${status}`)
  assert.match(of('vary'), /\bcookie\b/i, `Vary of ${status}`)
  return answer
}

/** Follows a link as the person's browser would, and gives the page. */
async function portalBehind(link: string, { marginFront }: Subject): Promise<string> {
  const opened = await marginFront.emulator.fetch(link)
  const location = new URL(opened.headers.get('location') ?? '', link)
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  return (await marginFront.emulator.fetch(location, { headers: { cookie } })).text()
}

function minted({ marginFront }: Subject): number {
  return marginFront.emulator.sessions.count
}

/** What has become of each link. */
export function statuses({ marginFront }: Subject): string[] {
  return marginFront.emulator.sessions.all.map(({ status }) => status)
}
