import { expect, it } from 'vitest'
import { requestLink } from '../../../src/react/attempt/requestLink.ts'

const { signal } = new AbortController()

/** Asks a `requestSession` that gives what the types would not let it. */
const given = (session: unknown) =>
  requestLink({ requestSession: async () => session as never }, signal)

it('takes no address of a Response for a link', async () => {
  const response = Response.json({ url: 'https://portal.marginfront.com/r/mgl_1' })
  Object.defineProperty(response, 'url', { value: 'http://localhost:3000/api/billing-portal' })
  expect(await given(response)).toBeUndefined()
})

it.each(['network', 'timeout', 'forbidden', 'rate_limited'])(
  'fails with the code that is given: %s',
  async (code) => {
    await expect(given({ ok: false, code })).rejects.toMatchObject({ name: 'PortalError', code })
  },
)

it('fails with upstream_error for a code that is none', async () => {
  await expect(given({ ok: false, code: 'TOO_BAD' })).rejects.toMatchObject({
    code: 'upstream_error',
  })
})
