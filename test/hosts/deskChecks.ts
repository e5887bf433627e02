import assert from 'node:assert/strict'
import type { Subject } from './backChecks.ts'
import type { Checks } from './check.ts'

const ann = { cookie: 'staff=ann' }
const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }

/** What a host's support desk must do, asked over HTTP. */
export const deskChecks: Checks<Subject> = {
  'lists, makes and cuts off links for the staff': async (subject) => {
    const { sessions } = subject.marginFront.emulator
    assert.deepEqual(await (await ask(subject, 200)).json(), { sessions: [] })

    const body = { customerExternalId: 'globex-001' }
    const made = await (await ask(subject, 201, { method: 'POST', body })).json()
    assert.match(made.url, /^https:\/\/portal\.marginfront\.com\/r\/mgl_/)

    const listed = await (await ask(subject, 200, { path: '?includeExpired=true' })).text()
    assert.deepEqual(
      JSON.parse(listed).sessions.map(({ id }: { id: string }) => id),
      [made.id],
    )
    assert.doesNotMatch(listed, /mgl_/)

    const path = `/${made.id}`
    assert.equal((await (await ask(subject, 200, { path })).json()).isUsed, false)
    await ask(subject, 204, { method: 'DELETE', path })
    assert.deepEqual(sessions.live, [])
    await failed(subject, 404, 'not_found', { method: 'DELETE', path })
  },

  'tells an id from a path': async (subject) => {
    for (const path of ['/a%2Fb', '/..%2Fcustomers', '/a%20b', '/100%25']) {
      await failed(subject, 404, 'not_found', { method: 'DELETE', path })
    }
  },

  'shows the desk to nobody else': async (subject) => {
    const { sessions } = subject.marginFront.emulator
    const { id } = await (await ask(subject, 201, post)).json()
    for (const request of [{}, post, { method: 'DELETE', path: `/${id}` }]) {
      await failed(subject, 401, 'unauthenticated', { ...request, headers: { cookie: '' } })
      await failed(subject, 403, 'cross_site_request', { ...request, headers: elsewhere })
    }
    assert.equal(sessions.live.length, 1)
  },
}

interface DeskRequest {
  method?: string
  /** What follows the endpoint. */
  path?: string
  body?: object
  headers?: Record<string, string>
}

const post: DeskRequest = { method: 'POST', body: { customerExternalId: 'acme-001' } }

/** Sends what the desk's own page would, and looks at what every answer has to carry. */
async function ask(
  { origin, apiOrigin, marginFront }: Subject,
  status: number,
  { method = 'GET', path = '', body, headers }: DeskRequest = {},
): Promise<Response> {
  const answer = await fetch(`${apiOrigin}/api/portal-sessions${path}`, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
    headers: {
      ...ann,
      ...(method === 'GET' ? { 'sec-fetch-site': 'same-origin' } : { origin }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
  })
  const sent = JSON.stringify([...answer.headers]) + (await answer.clone().text())
  assert.equal(answer.status, status, `status of ${method} ${path}`)
  assert.ok(!sent.includes(marginFront.secretKey), `the key is in the answer of ${status}`)
  assert.match(answer.headers.get('cache-control') ?? '', /\bno-store\b/, 'Cache-Control')
  return answer
}

async function failed(subject: Subject, status: number, code: string, request: DeskRequest) {
  const answer = await ask(subject, status, request)
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/)
  assert.equal((await answer.json()).code, code)
}
