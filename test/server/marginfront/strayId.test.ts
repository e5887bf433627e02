import { describe, expect, it } from 'vitest'
import { noteStrayId, sessionIdIn, strayIdOf } from '../../../src/server/marginfront/strayId.ts'

describe('the id of a session', () => {
  it.each<[unknown, string]>([
    [{ id: 'ps_1' }, 'ps_1'],
    [{ id: 7 }, '7'],
    [{ data: { id: 'ps_1', url: 'x' } }, 'ps_1'],
    [{ id: 'ps_1', data: { id: 'ps_2' } }, 'ps_1'],
  ])('in %j is %s', (answer, id) => {
    expect(sessionIdIn(answer)).toBe(id)
  })

  it.each([undefined, null, 'ps_1', [], {}, { id: '' }, { id: null }, { id: true }, { id: {} }])(
    'is not in %j',
    (answer) => {
      expect(sessionIdIn(answer)).toBeUndefined()
    },
  )
})

describe('an error of a create', () => {
  it('tells which session was made all the same, and nobody else sees it', () => {
    const error = new Error('unusable')
    noteStrayId(error, { id: 'ps_1' })
    expect(strayIdOf(error)).toBe('ps_1')
    expect(Object.keys(error)).toEqual([])
    expect(JSON.stringify(error)).toBe('{}')
  })

  it.each([undefined, null, 'text', new Error('down')])('tells of none: %j', (error) => {
    expect(strayIdOf(error)).toBeUndefined()
  })

  it('is left as it is where nothing was made', () => {
    const error = Object.freeze(new Error('down'))
    noteStrayId(error, undefined)
    expect(strayIdOf(error)).toBeUndefined()
  })
})
