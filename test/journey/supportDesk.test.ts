import { describe, expect } from 'vitest'
import { it } from './it.ts'
import type { Demo } from './startDemo.ts'

/** Signs in without a browser, and gives what asks as that person from then on. */
async function signInAs(demo: Demo, account: 'acme' | 'support') {
  const answer = await fetch(`${demo.origin}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ account }),
    redirect: 'manual',
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const ask = (path: string, method = 'GET', body?: object) =>
    fetch(demo.origin + path, {
      method,
      redirect: 'manual',
      headers: {
        cookie,
        origin: demo.origin,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body ? JSON.stringify(body) : null,
    })
  return { ask, leadsTo: answer.headers.get('location') }
}

describe('somebody of the staff', () => {
  it('sees whose link was opened, makes one, and cuts one off', async ({ demo }) => {
    const acme = await signInAs(demo, 'acme')
    const { url } = await (await acme.ask('/api/billing-portal', 'POST', {})).json()
    await fetch(url)

    const { ask, leadsTo } = await signInAs(demo, 'support')
    expect(leadsTo).toBe('/support')
    expect((await ask('/support')).status).toBe(200)
    const list = await (await ask('/api/portal-sessions?includeExpired=true')).json()
    expect(list.sessions).toMatchObject([
      { isUsed: true, described: { customerName: 'Acme Corporation' } },
    ])

    const globex = { customerExternalId: 'globex-001' }
    const made = await (await ask('/api/portal-sessions', 'POST', globex)).json()
    await demo.until(/audit +ada@larkspur\.example is about to make a link for globex-001/)
    await demo.until(/minted +a link for globex-001, by ada@larkspur\.example, ps_/)

    const session = `/api/portal-sessions/${made.id}`
    expect((await ask(session, 'DELETE')).status).toBe(204)
    await demo.until(new RegExp(`audit +ada@larkspur\\.example is about to revoke ${made.id}`))
    await demo.until(new RegExp(`revoked +${made.id}, by ada@larkspur\\.example`))
    expect((await ask(session, 'DELETE')).status).toBe(404)
    const opened = await fetch(made.url, { redirect: 'manual' })
    expect(opened.headers.get('location')).toBe(null)
    expect(demo.printed()).not.toContain('mgl_')
  })

  it('has no billing of their own', async ({ demo }) => {
    const { ask } = await signInAs(demo, 'support')
    expect((await ask('/billing')).headers.get('location')).toBe('/support')
    expect((await ask('/api/billing-portal', 'POST', {})).status).toBe(403)
  })
})

describe('a customer', () => {
  it('sees that the desk is not theirs, and gets nothing of it', async ({ demo }) => {
    const { ask } = await signInAs(demo, 'acme')
    const page = await ask('/support')
    expect(page.status).toBe(403)
    expect(await page.text()).toContain('This page isn’t yours')
    const answer = await ask('/api/portal-sessions')
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'forbidden'])
  })

  it('is asked to sign in first', async ({ demo }) => {
    const page = await fetch(`${demo.origin}/support`, { redirect: 'manual' })
    expect([page.status, page.headers.get('location')]).toEqual([303, '/'])
  })
})
