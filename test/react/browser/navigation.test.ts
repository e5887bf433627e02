import { expect, it } from 'vitest'
import type { PortalError } from '../../../src/index.ts'
import { followLink } from '../../../src/react/browser/navigation.ts'
import { reachableFrom } from '../../support/reachableFrom.ts'

const link = 'https://portal.marginfront.com/r/mgl_secret-1?lang=en#top'

async function causeOf(thrown: unknown) {
  const navigate = () => Promise.reject(thrown)
  const way = { target: '_self', navigate, tab: undefined } as const
  const error = await followLink(link, way).catch((failure: PortalError) => failure)
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
