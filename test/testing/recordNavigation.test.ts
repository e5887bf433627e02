import { afterEach, expect, it, vi } from 'vitest'
import { createPortalBackend, recordNavigation } from '../../src/testing/index.ts'

afterEach(() => void vi.useRealTimers())

const ask = (backend: ReturnType<typeof createPortalBackend>, init?: RequestInit) =>
  backend.fetch(
    new Request(`http://localhost${backend.endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }),
    init,
  )

it('hands each navigation to whoever waits longest', async () => {
  const { navigate, next } = recordNavigation()
  const late = next({ timeout: 1 })
  await expect(late).rejects.toThrow('the page went nowhere within 1 ms')
  const [first, second] = [next(), next({ timeout: Infinity })]
  navigate('https://a.example/', '_self')
  navigate('https://b.example/', '_blank')
  expect(await Promise.all([first, second])).toEqual([
    { url: 'https://a.example/', target: '_self' },
    { url: 'https://b.example/', target: '_blank' },
  ])
})

it('leaves the next navigation to who still waits where another has given up', async () => {
  const { navigate, next } = recordNavigation()
  const [impatient, patient] = [next({ timeout: 1 }), next()]
  await expect(impatient).rejects.toThrow('the page went nowhere')
  navigate('https://a.example/', '_self')
  expect(await patient).toMatchObject({ url: 'https://a.example/' })
})

it('gives up in real time, though a test has stopped the clock', async () => {
  vi.useFakeTimers()
  await expect(recordNavigation().next({ timeout: 1 })).rejects.toThrow('the page went nowhere')
})

it('says that there is no page to come back to', async () => {
  const navigation = recordNavigation()
  navigation.navigate('https://a.example/', '_self')
  await expect(navigation.comeBack()).rejects.toThrow('there is no page to come back to')
})

it('answers upstream_timeout, though a test has stopped the clock', async () => {
  const backend = createPortalBackend()
  backend.failNext('upstream_timeout')
  vi.useFakeTimers()
  expect((await ask(backend)).status).toBe(504)
})

it('takes what is undefined in the options of fetch for left out', async () => {
  const init = { method: undefined, headers: undefined, body: undefined, signal: undefined }
  expect((await ask(createPortalBackend(), init as never)).status).toBe(200)
})

it.each(['toString', 'constructor', '__proto__'])('knows no failure %s', (code) => {
  expect(() => createPortalBackend().failNext(code as never)).toThrow('failNext does not know')
})

it.each([0, -1, 1.5, Number.NaN, '5'])('knows no wait of %s', (retryAfter) => {
  const options = { retryAfter: retryAfter as number }
  expect(() => createPortalBackend().failNext('rate_limited', options)).toThrow('whole seconds')
})
