import { expect } from 'vitest'
import type { App } from '../app/startApp.ts'
import { deskPath } from '../app/supportDesk.ts'

/** What somebody else of the staff does meanwhile, by the same route. */
export const colleague = {
  async makesLink(app: App, customerExternalId: string): Promise<{ id: string; url: string }> {
    const body = JSON.stringify({ customerExternalId })
    return (await ask(app, '', { method: 'POST', body })).json()
  },

  async revokes(app: App, id: string): Promise<void> {
    await ask(app, `/${id}`, { method: 'DELETE' })
  },
}

async function ask({ origin }: App, path: string, how: RequestInit): Promise<Response> {
  const headers = { 'x-portal-desk': '1', 'content-type': 'application/json' }
  const answer = await fetch(origin + deskPath + path, { ...how, headers })
  expect(answer.ok, `${how.method} is answered with ${answer.status}`).toBe(true)
  return answer
}
