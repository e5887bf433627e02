import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPortalRoute } from '../../src/server/index.ts'
import { hostileUrls, safeUrls } from '../contract/urls.ts'
import { ask, askByForm, gatedClient, portal, problemOf, setUp } from './support/portal.ts'

/** What a page that has no return URL may send for it. */
const isNone = (url: unknown) => url === undefined || url === null || url === ''

const hostileTexts = hostileUrls.filter((url) => typeof url === 'string')

/** Anything that could pass for a URL, made of the pieces that parsers quarrel about. */
const anyText = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        'https:',
        'http:',
        'javascript:',
        'data:',
        'blob:',
        '/',
        '//',
        '\\',
        '@',
        ':',
        '.',
        'portal.marginfront.com',
        'evil.example',
        'localhost',
        '127.0.0.1',
        '#',
        '?',
        '%2f',
        '\t',
        '\n',
        ' ',
        '\u3002',
        '\u00ad',
        '\u0000',
        '443',
        'r',
        'mgl_x',
        '..',
        '\ud800',
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join('')),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...hostileTexts),
)

const senders = [
  ['script', ask],
  ['form', askByForm],
] as const

/** Where an answer sends its reader, whichever way. */
async function destinationsIn(response: Response): Promise<string[]> {
  const text = await response.text()
  const location = response.headers.get('location')
  const url: unknown = text.startsWith('{') ? JSON.parse(text).url : undefined
  const links = [...text.matchAll(/(?:href|src|action|content)="([^"]*:[^"]*)"/g)]
  return [location, url, ...links.map(([, link]) => link)].filter(
    (link) => typeof link === 'string',
  )
}

describe("MarginFront's link", () => {
  it.each(senders)(
    'is refused and revoked for every hostile text, to a %s',
    async (_kind, send) => {
      for (const url of hostileTexts) {
        const { route, emulator, events } = setUp({ rateLimit: false })
        emulator.faults.once({ kind: 'wrongUrl', url })
        const response = await route(send())
        expect(response.status, url).toBe(502)
        expect(response.headers.get('location'), url).toBe(null)
        const told = (await response.text()) + JSON.stringify(events)
        if (!portal.includes(url)) expect(told).not.toContain(JSON.stringify(url).slice(1, -1))
        // Of a session without any link, the client gives nothing to revoke it by.
        if (url !== '') expect(emulator.sessions.live, url).toEqual([])
      }
    },
  )

  it('is refused where it is no text at all', async () => {
    for (const url of hostileUrls.filter((value) => typeof value !== 'string')) {
      const { client, answer, revoked } = gatedClient({ id: 'ps_1', url })
      answer()
      const response = await setUp({ client }).route(askByForm())
      expect(response.status).toBe(502)
      expect(response.headers.get('location')).toBe(null)
      expect(revoked).toEqual(['ps_1'])
    }
  })

  it.each(safeUrls)('%s is handed over as %s', async (url, href) => {
    const { route, emulator } = setUp()
    emulator.faults.always({ kind: 'wrongUrl', url })
    expect(await (await route(ask())).json()).toMatchObject({ url: href })
    expect((await route(askByForm())).headers.get('location')).toBe(href)
  })

  it('leads nowhere but to the portal, whatever it is', async () => {
    const { route, emulator } = setUp({ rateLimit: false })
    const property = fc.asyncProperty(
      anyText,
      fc.constantFrom(ask, askByForm),
      async (url, send) => {
        emulator.reset()
        emulator.faults.once({ kind: 'wrongUrl', url })
        const response = await route(send())
        const isHandedOver = response.status < 400
        for (const destination of await destinationsIn(response)) {
          const { origin, username, password } = new URL(destination)
          expect([portal, 'https://app.example.com']).toContain(origin)
          expect(username + password).toBe('')
          if (isHandedOver) expect(origin).toBe(portal)
        }
        if (url !== '') expect(emulator.sessions.live).toHaveLength(isHandedOver ? 1 : 0)
      },
    )
    await fc.assert(property, { numRuns: 1000 })
  })
})

describe("the body's return URL", () => {
  // The corpus is written for the portal's host, so here the app lives there.
  const options = { allowedOrigins: [portal], rateLimit: false } as const
  const init = { headers: { origin: portal } }
  const paths = ['/r/mgl_x']
  const carried = hostileUrls.filter(
    (url) => !isNone(url) && !(url instanceof URL) && !paths.includes(String(url)),
  )

  it.each(carried.map((url) => [url]))('is refused from a script: %j', async (returnUrl) => {
    const { route, emulator } = setUp(options)
    const response = await route(ask({ returnUrl }, init))
    expect(await problemOf(response)).toMatchObject({ status: 400, code: 'invalid_return_url' })
    expect(emulator.sessions.count).toBe(0)
  })

  it('is refused from a form, which is then not led there either', async () => {
    const sentByForm = carried.filter((url) => typeof url === 'string')
    for (const returnUrl of sentByForm) {
      const { route, emulator } = setUp(options)
      const page = await route(askByForm({ returnUrl }, init))
      expect(page.status, returnUrl).toBe(400)
      expect(await destinationsIn(page)).toEqual([`${portal}/`])

      const withRedirect = setUp({ ...options, errorRedirect: '/billing' })
      const redirect = await withRedirect.route(askByForm({ returnUrl }, init))
      expect(redirect.headers.get('location')).toBe(
        `${portal}/billing?portal_error=invalid_return_url`,
      )
      expect(emulator.sessions.count).toBe(0)
    }
  })

  it.each([...safeUrls, [paths[0] ?? '', `${portal}/r/mgl_x`] as const])(
    '%s is kept as %s',
    async (returnUrl, href) => {
      const { route, emulator } = setUp(options)
      await route(ask({ returnUrl }, init))
      await route(askByForm({ returnUrl }, init))
      expect(emulator.sessions.live).toMatchObject([{ returnUrl: href }, { returnUrl: href }])
    },
  )

  it('leads nowhere but to the app, whatever it is', async () => {
    const { route, emulator } = setUp(options)
    const property = fc.asyncProperty(
      anyText,
      fc.constantFrom(ask, askByForm),
      async (returnUrl, send) => {
        emulator.reset()
        const response = await route(send({ returnUrl }, init))
        if (response.status >= 400) {
          expect(response.status).toBe(400)
          expect(emulator.sessions.count).toBe(0)
          for (const link of await destinationsIn(response)) expect(link).toBe(`${portal}/`)
          return
        }
        const [session] = emulator.sessions.live
        if (returnUrl === '') {
          expect(session?.returnUrl).toBe(null)
          return
        }
        const { href, origin } = new URL(session?.returnUrl ?? '')
        expect(session?.returnUrl).toBe(href)
        expect(origin).toBe(portal)
      },
    )
    await fc.assert(property, { numRuns: 1000 })
  })
})

describe('the page before, which a failed form is led back to', () => {
  it('is only ever a page of the app', async () => {
    const { route } = setUp({ resolveCustomer: () => null, allowedOrigins: [portal] })
    for (const referer of [...hostileTexts, ...safeUrls.map(([text]) => text)]) {
      // Some of them can't be in a header at all.
      const headers = new Headers({ origin: portal })
      try {
        headers.set('referer', referer)
      } catch {
        continue
      }
      const page = await route(askByForm({}, { headers: Object.fromEntries(headers) }))
      for (const link of await destinationsIn(page)) {
        expect(new URL(link), referer).toMatchObject({ origin: portal, username: '' })
      }
    }
  })
})

describe('a URL that the host writes', () => {
  const resolveCustomer = () => ({ customerExternalId: 'acme-001' })
  const isTaken = (options: object) => {
    try {
      Reflect.apply(createPortalRoute, undefined, [{ resolveCustomer, ...options }])
      return true
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError)
      expect(String(error)).not.toMatch(/evil|mgl_x|:pw@/)
      return false
    }
  }

  // Where it leads is the host's to say, so other hosts pass here, and nothing else of the corpus.
  const onOtherHosts = hostileTexts.filter((url) => isTaken({ returnUrl: url }))

  it('may lead to another site, and may not be anything else that is hostile', () => {
    expect(onOtherHosts).toMatchInlineSnapshot(`
      [
        "https://portal.marginfront.com.evil.com/r/mgl_x",
        "https://portal.marginfront.com%2eevil.com/",
        "https://portal.marginfront.com。evil.com/",
        "https://portal.marginfront.com./r/mgl_x",
        "https://portal.marginfront.com:8443/r/mgl_x",
        "https://evil.com/https://portal.marginfront.com/",
        "https://evil.com/#https://portal.marginfront.com/",
        "https://evil.com?portal.marginfront.com",
        "https://xn--prtal-uta.marginfront.com/",
        "https://pоrtal.marginfront.com/",
        "https://evil.com/",
        "https://marginfront.com/",
        "https://2130706433/",
        "https://0x7f.1/",
        "/r/mgl_x",
        "https:evil.com",
        "https:/evil.com",
      ]
    `)
  })

  it('is held to the same rule as errorRedirect', () => {
    expect(hostileTexts.filter((url) => isTaken({ errorRedirect: url }))).toEqual(onOtherHosts)
  })

  it.each(['a string', 'a function'])('is safe, whatever it is: %s', async (kind) => {
    const property = fc.asyncProperty(anyText, async (text) => {
      const returnUrl = kind === 'a string' ? text : async () => text
      if (kind === 'a string' && !isTaken({ returnUrl })) return
      const { route, emulator } = setUp({ returnUrl })
      const response = await route(ask())
      if (response.status >= 400) {
        expect(await problemOf(response)).toMatchObject({ code: 'misconfigured' })
        expect(emulator.sessions.count).toBe(0)
        return
      }
      const kept = emulator.sessions.live[0]?.returnUrl
      // Nothing given is nothing kept.
      if (!kept) return void expect(text).toBe('')
      const { protocol, hostname, username, password, href } = new URL(kept)
      expect(kept).toBe(href)
      expect(username + password).toBe('')
      expect(kept.length).toBeLessThanOrEqual(2048)
      expect(protocol === 'https:' || /^(localhost|127\..*|\[::1\])$/.test(hostname)).toBe(true)
      if (text.startsWith('/')) expect(hostname).toBe('app.example.com')
      expect(text).not.toMatch(/[\s\\\p{Cc}]/u)
    })
    await fc.assert(property, { numRuns: 500 })
  })
})
