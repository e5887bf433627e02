import { describe, expect, it } from 'vitest'
import { ask, askByForm, gatedClient, portal, setUp } from '../support/portal.ts'

describe('a URL that cannot be trusted', () => {
  it.each([
    'https://evil.example/r/mgl_1',
    'http://portal.marginfront.com/r/mgl_1',
    `${portal}.evil.example/r/mgl_1`,
    `${portal}@evil.example/r/mgl_1`,
    `${portal}:8443/r/mgl_1`,
    'javascript:alert(1)',
    `blob:${portal}/1`,
    '/r/mgl_1',
    '',
    undefined,
    [`${portal}/r/mgl_1`],
  ])('is never handed over, and its session is revoked: %o', async (url) => {
    const { client, answer, revoked } = gatedClient({ id: 'ps_1', url })
    answer()
    for (const request of [ask(), askByForm()]) {
      const { route, events } = setUp({ client })
      const response = await route(request)
      expect(response.status).toBe(502)
      expect(response.headers.get('location')).toBe(null)
      expect(events).toMatchObject([
        { type: 'revoked', code: 'upstream_error' },
        { type: 'failed', code: 'upstream_error' },
      ])
    }
    expect(revoked).toEqual(['ps_1', 'ps_1'])
  })

  it('can be trusted by naming its origin', async () => {
    const local = 'http://127.0.0.1:4242'
    const session = { id: 'ps_1', url: `${local}/r/mgl_1` }
    const { client, answer } = gatedClient(session)
    answer()
    const { route } = setUp({ client, portalOrigins: [local] })
    expect(await (await route(ask())).json()).toEqual({ url: session.url })
    const { route: closed } = setUp({ client, portalOrigins: ['https://billing.example.com'] })
    expect((await closed(ask())).status).toBe(502)
  })

  it('is handed over as it was parsed', async () => {
    const { client, answer } = gatedClient({ url: 'HTTPS://PORTAL.marginfront.com/r/mgl_1' })
    answer()
    const { route } = setUp({ client })
    expect(await (await route(ask())).json()).toEqual({ url: `${portal}/r/mgl_1` })
  })

  it.each([null, 'text', 42, [], {}, { id: 'ps_1' }])(
    'is what nonsense counts as: %o',
    async (session) => {
      const { client, answer } = gatedClient(session)
      answer()
      const { route, events } = setUp({ client })
      expect((await route(ask())).status).toBe(502)
      expect(events.filter(({ type }) => type !== 'revoked')).toMatchObject([
        { code: 'upstream_error', reason: expect.stringContaining('without a link') },
      ])
    },
  )
})
