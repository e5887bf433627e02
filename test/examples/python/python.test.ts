import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { defaultPortalOrigins } from '../../../src/contract/defaultPortalOrigins.ts'
import { errorTable } from '../../../src/contract/errorTable.ts'
import { trustedUrl } from '../../../src/contract/trustedUrl.ts'
import { errorPage, errorPagePolicy } from '../../../src/server/answers/errorPage.ts'
import { hostileUrls, safeUrls } from '../../contract/urls.ts'
import { fromForm, fromScript } from '../../server/support/contractCases.ts'
import { describeContract } from '../../server/support/describeContract.ts'
import { problemOf } from '../../server/support/portal.ts'
import { hasPython, runPython, startPython, type PythonHost } from './startPython.ts'

const statuses = ({ emulator }: PythonHost) => emulator.sessions.all.map(({ status }) => status)

/** Sends bytes by hand, and gives what comes back until the connection ends. */
async function sendRaw(origin: string, lines: string[], body = '') {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  socket.write([...lines, '', ''].join('\r\n') + body)
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  return answer
}

const head = ({ origin, header }: PythonHost, ...headers: string[]) => [
  'POST /api/billing-portal HTTP/1.1',
  `Host: ${new URL(origin).host}`,
  `Origin: ${origin}`,
  'Content-Type: application/json',
  'Cookie: account=acme-001',
  header.join(': '),
  ...headers,
]

describe.skipIf(!hasPython)('examples/python', () => {
  let python: Awaited<ReturnType<typeof startPython>>
  beforeAll(async () => {
    python = await startPython()
  })
  afterAll(() => python.stop())

  describeContract('the route in Python', (options) => python.openRoute(options))

  it('has the error table as the code has it', () => {
    const print =
      'import json; from billing_portal.failures import FAILURES; print(json.dumps(FAILURES))'
    const inCode = Object.entries(errorTable)
      .filter(([, { status }]) => status > 0)
      .map(([code, { status, sentence }]) => [code, [status, sentence]])
    expect(Object.entries(JSON.parse(runPython(print)))).toEqual(inCode)
  })

  it('takes no URL that a browser would take elsewhere, and gives none that it reads in another way', () => {
    const texts = [...hostileUrls, ...safeUrls.map(([text]) => text)].filter(
      (text) => typeof text === 'string',
    )
    const judge = `
import json, sys
from billing_portal.urls import trusted_url
print(json.dumps([trusted_url(text, ["https://portal.marginfront.com"]) for text in json.load(sys.stdin)]))`
    const verdicts: (string | null)[] = JSON.parse(runPython(judge, JSON.stringify(texts)))
    expect(verdicts).toHaveLength(texts.length)
    for (const [index, verdict] of verdicts.entries()) {
      const text = texts[index] ?? ''
      const plain = text.startsWith('https://portal.marginfront.com/')
      const expected = trustedUrl(text, defaultPortalOrigins)
      if (verdict !== null) expect(trustedUrl(verdict, defaultPortalOrigins), text).toBe(expected)
      else if (plain) expect(expected, text).toBeUndefined()
    }
  })

  it.each([
    ['a script', fromScript],
    ['a form', fromForm],
  ])('revokes the link of %s that hangs up during the mint', async (_name, from) => {
    const host = await python.openRoute()
    host.emulator.faults.once({ kind: 'latency', ms: 300, operation: 'create' })
    const browser = new AbortController()
    const request = new Request(from(host.origin), { signal: browser.signal })
    const gone = expect(host.send(request)).rejects.toThrow()
    await vi.waitFor(() => expect(host.emulator.faults.active).toEqual([]))
    browser.abort()
    await gone
    await vi.waitFor(() => expect(statuses(host)).toEqual(['revoked']), 5000)
    await vi.waitFor(() => expect(host.log()).toMatch(/aborted request=[^]*revoked session=/), 5000)
  })

  it('sees a hang-up before it writes, where a write would still seem to succeed', () => {
    const look = `
import json, socket
from billing_portal.connection import has_hung_up
here, there = socket.socketpair()
seen = [has_hung_up(here)]
there.send(b"more")
seen.append(has_hung_up(here))
here.recv(4)
there.close()
seen.append(has_hung_up(here))
here.close()
print(json.dumps([*seen, has_hung_up(here)]))`
    expect(JSON.parse(runPython(look))).toEqual([false, false, true, true])
  })

  it('revokes a link that comes after the time is up', async () => {
    const host = await python.openRoute({ timeout: 200 })
    host.emulator.faults.once({ kind: 'latency', ms: 350, operation: 'create' })
    const answer = await host.send(fromScript(host.origin))
    expect(answer.status).toBe(504)
    await vi.waitFor(() => expect(statuses(host)).toEqual(['revoked']), 5000)
  })

  it('tries again to revoke', async () => {
    const host = await python.openRoute()
    host.emulator.faults.once({ kind: 'wrongUrl', url: 'https://evil.example/' })
    host.emulator.faults.once({ kind: 'status', status: 503, operation: 'revoke' })
    expect((await host.send(fromScript(host.origin))).status).toBe(502)
    await vi.waitFor(() => expect(statuses(host)).toEqual(['revoked']), 5000)
  })

  it('mints nothing for a browser that hangs up while it sends the body', async () => {
    const host = await python.openRoute()
    const socket = connect(Number(new URL(host.origin).port), '127.0.0.1')
    socket.end([...head(host, 'Content-Length: 20'), '', '{"re'].join('\r\n'))
    await vi.waitFor(() => expect(host.log()).toContain('aborted request='), 5000)
    expect(host.emulator.sessions.count).toBe(0)
  })

  it.each([
    ['in chunks', ['Transfer-Encoding: chunked'], '2\r\n{}\r\n0\r\n\r\n'],
    ['of a length that is no number', ['Content-Length: -1'], ''],
    ['of a length that is too long a number', ['Content-Length: ' + '9'.repeat(5000)], ''],
    ['of a length that is no ASCII digit', ['Content-Length: ²'], ''],
    ['that nests too deep', ['Content-Length: 8192'], '['.repeat(8192)],
    ['that says NaN', ['Content-Length: 9'], '{"a":NaN}'],
    ['that is no UTF-8', ['Content-Length: 4'], '{"ÿ'],
  ])('answers a body %s, and goes on', async (_name, headers, body) => {
    const host = await python.openRoute()
    const answer = await sendRaw(host.origin, head(host, ...headers), body)
    expect(answer).toMatch(/^HTTP\/1\.0 4(00|13) [^]*"code": "invalid_request"/)
    expect((await host.send(fromScript(host.origin))).status).toBe(200)
  })

  it.each([
    ['missing', ''],
    ['publishable', 'mf_pk_test_1'],
    ['damaged', 'mf_sk_a b'],
  ])('says that it is not set up with a key that is %s', async (_name, key) => {
    const host = await python.openRoute({ secretKey: key })
    expect(await problemOf(await host.send(fromScript(host.origin)))).toMatchObject({
      code: 'misconfigured',
    })
    expect(host.emulator.sessions.count).toBe(0)
  })

  it('says nothing of what resolve_customer raised, but in its log', async () => {
    const host = await python.openRoute()
    const answer = await host.send(fromForm(host.origin, { headers: { cookie: 'account=broken' } }))
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('SENTINEL')
    await vi.waitFor(() => expect(host.log()).toContain('SENTINEL'))
  })

  it('logs what happened, and never a link or the key', async () => {
    const host = await python.openRoute()
    const links = [
      (await (await host.send(fromScript(host.origin))).json()).url,
      (await host.send(fromForm(host.origin))).headers.get('location'),
    ]
    host.emulator.faults.once({ kind: 'status', status: 401 })
    await host.send(fromScript(host.origin))
    await vi.waitFor(() => expect(host.log()).toMatch(/minted[^]*minted[^]*misconfigured/))
    for (const secret of [...links, 'mgl_', ...host.emulator.secretKeys]) {
      expect(secret).toBeTruthy()
      expect(host.log()).not.toContain(secret)
    }
  })

  it('tells a form how long to wait, in place of the sentence for later', async () => {
    const host = await python.openRoute()
    for (let taken = 0; taken < 10; taken += 1) await host.send(fromForm(host.origin))
    const refused = await host.send(fromForm(host.origin))
    const page = await refused.text()
    const wait = refused.headers.get('retry-after')
    expect(page).toMatch(
      new RegExp(`<p>Please try again in ${wait} second${wait === '1' ? '' : 's'}\\.</p>`),
    )
    expect(page).not.toContain(errorTable.rate_limited.sentence)
  })

  it('words every wait', () => {
    const print = `
import json
from billing_portal.failures import PortalFailure
from billing_portal.page import failure_page
waits = [("rate_limited", 47), ("rate_limited", 1), ("rate_limited", None), ("upstream_error", 47)]
print(json.dumps([failure_page(PortalFailure(code, "", retry_after=wait), "r-1", "/") for code, wait in waits]))`
    const pages: string[] = JSON.parse(runPython(print))
    expect(pages.map((page) => /<p>(.+?)<\/p>/.exec(page)?.[1])).toEqual([
      'Please try again in 47 seconds.',
      'Please try again in 1 second.',
      'Please try again later.',
      'Billing isn&#x27;t available right now. Please try again in 47 seconds.',
    ])
  })

  it('gives the page that this package gives', () => {
    const print = `
from billing_portal.failures import PortalFailure
from billing_portal.page import PAGE_POLICY, failure_page
print(PAGE_POLICY)
print(failure_page(PortalFailure("rate_limited", "", retry_after=47), "r-1", "/"), end="")`
    const { sentence } = errorTable.rate_limited
    const page = errorPage({ sentence, retryAfter: 47, requestId: 'r-1', wayBack: '/' })
    expect(runPython(print)).toBe(`${errorPagePolicy}\n${page}`)
  })

  it('leaves a path of the app out where only the browser knows the app, and stops nobody', () => {
    const judge = `
import json
from billing_portal.route import PortalRoute
route = PortalRoute(lambda headers: None)
def chosen(asked, app):
    try:
        return route._choose_return_url(asked, app)
    except Exception as failure:
        return failure.code
print(json.dumps([chosen(*case) for case in [
    ("/billing", "http://app.example.com"),
    ("/billing", "https://app.example.com"),
    ("/billing", "http://localhost:3000"),
    ("//evil.example", "http://app.example.com"),
    ("https://evil.example/", "http://app.example.com"),
]]))`
    expect(JSON.parse(runPython(judge))).toEqual([
      null,
      'https://app.example.com/billing',
      'http://localhost:3000/billing',
      'invalid_return_url',
      'invalid_return_url',
    ])
  })

  it('allows the style of its page by hash, and nothing else that is inline', async () => {
    const host = await python.openRoute()
    const answer = await host.send(fromForm(host.origin, { headers: { cookie: '' } }))
    const page = await answer.text()
    const styles = [...page.matchAll(/<style>([^]*?)<\/style>/g)].map(([, style]) => style ?? '')
    expect(styles).toHaveLength(1)
    const hash = createHash('sha256').update(styles.join()).digest('base64')
    expect(answer.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    expect(page).not.toMatch(/<script| style=| on\w+=/)
  })

  it('knows one customer from another when it counts', async () => {
    const host = await python.openRoute()
    const as = (account: string) =>
      host.send(fromScript(host.origin, { headers: { cookie: `account=${account}` } }))
    for (let taken = 0; taken < 10; taken += 1) await as('acme-001')
    const refused = await as('acme-001')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await as('globex-001')).status).toBe(200)
  })
})
