import { once } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readBytes } from '../../../src/server/node/readBytes.ts'
import { received } from '../support/received.ts'

afterEach(() => vi.unstubAllGlobals())

const textOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString()

describe('the bytes of a body', () => {
  it.each([
    ['of one chunk', ['abcd', null], 'abcd'],
    ['of several chunks', ['ab', 'c', 'd', null], 'abcd'],
    ['without a chunk', [null], ''],
  ])('are read whole, %s, up to the limit', async (_form, chunks, text) => {
    expect(textOf(await readBytes(received({}, ...chunks), 4).bytes)).toBe(text)
  })

  it('are not copied where they came at once', async () => {
    const chunk = Buffer.from('abcd')
    expect(await readBytes(received({}, chunk, null), 4).bytes).toBe(chunk)
  })

  it.each([
    ['one chunk', ['abcde']],
    ['several chunks', ['ab', 'cd', 'e']],
  ])('are refused as soon as %s is longer than allowed', async (_form, chunks) => {
    expect(await readBytes(received({}, ...chunks), 4).bytes).toBeUndefined()
  })

  it('are read though the request was paused', async () => {
    const req = received({}, 'ab', null)
    req.pause()
    expect(textOf(await readBytes(req, 4).bytes)).toBe('ab')
  })
})

describe('the rest of a body', () => {
  it('flows away where it is too long, though somebody paused it', async () => {
    const req = received({}, 'abcde')
    req.once('data', () => req.pause())
    expect(await readBytes(req, 4).bytes).toBeUndefined()
    expect(req.isPaused()).toBe(false)
  })

  it('flows away once the reading is stopped, and nothing of the body is kept', async () => {
    const req = received({}, 'ab')
    const { bytes, stop } = readBytes(req, 4)
    await once(req, 'data')
    req.pause()
    stop()
    expect(req.isPaused()).toBe(false)
    req.push('c')
    req.push(null)
    expect(textOf(await bytes)).toBe('')
  })
})

describe('a body that breaks off', () => {
  it.each([
    ['by an error', 'error'],
    ['without one', 'close'],
  ])('rejects %s', async (_how, event) => {
    const req = received({}, 'ab')
    const { bytes } = readBytes(req, 4)
    req.emit(event, new Error('ECONNRESET'))
    await expect(bytes).rejects.toThrow('broke off')
  })

  it('rejects where it did before anybody read it', async () => {
    const req = received()
    req.destroy()
    await once(req, 'close')
    await expect(readBytes(req, 4).bytes).rejects.toThrow('broke off')
  })

  it('is all that an error is made for', async () => {
    const made: string[] = []
    const Real = Error
    vi.stubGlobal(
      'Error',
      class extends Real {
        constructor(message: string) {
          super(message)
          made.push(message)
        }
      },
    )
    const req = received({}, 'ab', null)
    const closed = once(req, 'close')
    await readBytes(req, 4).bytes
    await closed
    expect(made).toEqual([])
  })
})
