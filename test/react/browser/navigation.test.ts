import { afterEach, expect, it, vi } from 'vitest'
import type { PortalError } from '../../../src/index.ts'
import { checkLink, followLink } from '../../../src/react/browser/navigation.ts'
import { reachableFrom } from '../../support/reachableFrom.ts'

afterEach(() => void vi.unstubAllGlobals())

const untrusted = { code: 'untrusted_url' }

/** Checks a link in a page on this host. */
function checkOn(hostname: string, url: string, origins: readonly string[] = []) {
  vi.stubGlobal('location', { hostname })
  return () => checkLink(url, origins)
}

it.each(['http://127.0.0.1:4242/r/x', 'http://acme.localhost:3000/', 'https://[::1]/'])(
  'follows %s from a page on a loopback host, and from no other',
  (url) => {
    expect(checkOn('localhost', url)()).toBe(url)
    expect(checkOn('app.example.com', url)).toThrow(expect.objectContaining(untrusted))
  },
)

it.each(['http://10.0.0.1/', 'https://evil.com/', 'ftp://localhost/', 'http://u@localhost/'])(
  'does not follow %s from a page on a loopback host either',
  (url) => {
    expect(checkOn('localhost', url)).toThrow(expect.objectContaining(untrusted))
  },
)

it('follows a link on an origin that is named, and on no other', () => {
  const portal = 'https://portal.marginfront.com'
  expect(checkOn('app.example.com', `${portal}/r/x`, [portal])()).toBe(`${portal}/r/x`)
  const near = checkOn('app.example.com', `${portal}.evil.com/r/x`, [portal])
  expect(near).toThrow(expect.objectContaining(untrusted))
})

const link = 'https://portal.marginfront.com/r/mgl_secret-1?lang=en#top'

async function causeOf(thrown: unknown, to = link) {
  const navigate = () => Promise.reject(thrown)
  const way = { target: '_self', navigate, tab: undefined } as const
  const error = await followLink(to, way).catch((failure: PortalError) => failure)
  expect(error).toMatchObject({ name: 'PortalError', code: 'misconfigured' })
  return Object(error).cause
}

const withStack = Object.assign(new Error('no'), { stack: `Error: no\n at ${link}` })

it.each<[string, unknown]>([
  ['its words', new Error(`cannot go to ${link}`)],
  ['its words, encoded', new Error(`no app for app://open?url=${encodeURIComponent(link)}`)],
  ['its words, as a path', new Error('cannot go to /r/mgl_secret-1?lang=en#top')],
  ['its words, as a token', new Error('the token mgl_secret-1 was refused')],
  ['its cause', new Error('no', { cause: new Error(link) })],
  ['a field', Object.assign(new Error('no'), { url: link })],
  ['its stack', withStack],
  ['its name', Object.assign(new Error('no'), { name: link })],
  ['its errors', new AggregateError([new Error(link)], 'no')],
  ['an object that is no error', { url: link }],
  ['a text', link],
  ['its message, an object', { message: { url: link } }],
])('keeps no link of a failed navigation that has it in %s', async (_, thrown) => {
  const cause = await causeOf(thrown)
  expect(cause).toBeInstanceOf(Error)
  expect(reachableFrom(cause)).not.toMatch(/mgl_|secret|portal\.marginfront/)
})

it('keeps the name and the words of a failed navigation', async () => {
  const cause = await causeOf(new DOMException(`${link} was blocked by the shell`, 'SecurityError'))
  expect(cause).toMatchObject({
    name: 'SecurityError',
    message: '(the link) was blocked by the shell',
  })
})

it('keeps where a navigation failed', async () => {
  const thrown = new Error(`cannot go to ${link}`)
  thrown.stack = `Error: cannot go to ${link}\n    at openShell (app.js:3:7)`
  const { stack } = await causeOf(thrown)
  expect(stack).toBe('Error: cannot go to (the link)\n    at openShell (app.js:3:7)')
})

it.each(['https://portal.marginfront.com/r/(*', 'https://portal.marginfront.com/?a=[+'])(
  'keeps the words of a failed navigation to %s, which is no pattern',
  async (to) => {
    const { message } = await causeOf(new Error(`cannot go to ${to} (yet)`), to)
    expect(message).toBe('cannot go to (the link) (yet)')
  },
)
