import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as packs from '../../src/locales/index.ts'

const page = resolve(import.meta.dirname, '../../docs/locales.md')

describe('the page on other languages', () => {
  it('names every pack, and no other', () => {
    const [list = ''] = readFileSync(page, 'utf8').split(': its text')
    const named = [...list.matchAll(/\(`(\w+)`\)/g)].map(([, name]) => name)
    expect(named.toSorted()).toEqual(Object.keys(packs).toSorted())
  })
})
