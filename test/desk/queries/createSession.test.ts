import { expect, it } from 'vitest'
import { createSession } from '../../../src/desk/queries/createSession.ts'
import { readSessionList } from '../../../src/desk/queries/readSessions.ts'

const url = 'https://portal.marginfront.com/r/mgl_1'

/** Makes a link at a route that answers with this. */
const made = (answer: object) =>
  createSession(
    { endpoint: '/desk', fetch: async () => Response.json({ id: 'ps_1', ...answer }) },
    { customerId: 'acme' },
    undefined,
  )

it.each([url, 'http://localhost:4242/r/mgl_1'])('gives the link %s', async (link) => {
  expect(await made({ url: link, token: 'mgl_1' })).toEqual({ id: 'ps_1', url: link })
})

it.each([
  'http://portal.marginfront.com/r/mgl_1',
  'https://ann:secret@portal.marginfront.com/r/mgl_1',
  'https://portal.marginfront.com/r/mgl_1 and more',
  ' https://portal.marginfront.com/r/mgl_1',
  'https:\\\\portal.marginfront.com/r/mgl_1',
  'javascript:alert(1)',
  '/r/mgl_1',
  ['https://portal.marginfront.com/r/mgl_1'],
  undefined,
])('refuses %j for a link', async (link) => {
  await expect(made({ url: link })).rejects.toMatchObject({ code: 'invalid_response' })
})

it('gives no link of one that was sent', async () => {
  expect(await made({ url, delivered: true })).toEqual({ id: 'ps_1', delivered: true })
})

it('takes the first of two sessions with one id', () => {
  const sessions = [
    { id: 'a', isUsed: true },
    { id: 'a', isUsed: false },
    { id: 'b', isUsed: false },
  ]
  expect(readSessionList({ sessions })).toEqual([sessions[0], sessions[2]])
})
