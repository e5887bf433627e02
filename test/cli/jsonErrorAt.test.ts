import { describe, expect, it } from 'vitest'
import { jsonErrorAt } from '../../src/cli/emulatorCommand/jsonErrorAt.ts'

describe('the place where a text stops being JSON', () => {
  it.each([
    ['', 1, 1],
    ['  \n ', 2, 2],
    ['[', 1, 2],
    ['[1,]', 1, 4],
    ['[1 2]', 1, 4],
    ['[1', 1, 3],
    ['{"a" 1}', 1, 6],
    ['{"a": }', 1, 7],
    ['{"a": 1,}', 1, 9],
    ['{"a": 1 "b": 2}', 1, 9],
    ['{a: 1}', 1, 2],
    ["['a']", 1, 2],
    ['[1}', 1, 3],
    ['{]', 1, 2],
    ['[01]', 1, 3],
    ['[1.]', 1, 3],
    ['["a\nb"]', 1, 2],
    ['["\\x"]', 1, 2],
    ['[] x', 1, 4],
    ['[],', 1, 3],
    ['// a comment\n[]', 1, 1],
    ['[\n  {\n    "id": "x",\n    "name": "X"\n    "email": null\n  }\n]', 5, 5],
  ])('of %j is line %i, column %i', (text, line, column) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
    expect(jsonErrorAt(text)).toEqual({ line, column })
  })

  it('is the end of one that is whole', () => {
    const text = '[{"a": [1, -2.5e3, true, false, null, "\\u00e9\\n"], "b": {}}, []]'
    expect(jsonErrorAt(text)).toEqual({ line: 1, column: text.length + 1 })
  })
})
