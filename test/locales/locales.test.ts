import { describe, expect, it } from 'vitest'
import { errorTable } from '../../src/contract/errorTable.ts'
import * as packs from '../../src/locales/index.ts'
import type { LabelPack } from '../../src/locales/index.ts'
import { portalDefaults } from '../../src/react/settings/portalDefaults.ts'

const { en, ...translations } = packs
const inEnglish = wordsOf(en)

/** Every word of a pack by its name, `errors.forbidden` for instance. */
function wordsOf({ errors, ...labels }: LabelPack): [name: string, words: string][] {
  const sentences = Object.entries(errors).map(([code, words]) => [`errors.${code}`, words])
  return [...Object.entries(labels), ...sentences] as [string, string][]
}

describe('the English pack', () => {
  it('is what the button says by itself', () => {
    const sentences = Object.entries(errorTable).map(([code, { sentence }]) => [code, sentence])
    expect(en).toEqual({ ...portalDefaults.labels, errors: Object.fromEntries(sentences) })
  })
})

describe.each(Object.entries(translations))('the pack %s', (_, pack) => {
  it('has a word for everything, and no word too many', () => {
    const names = (words: typeof inEnglish) => words.map(([name]) => name)
    expect(names(wordsOf(pack))).toEqual(names(inEnglish))
  })

  it('is in another language than English throughout', () => {
    const english = new Set(inEnglish.map(([, words]) => words))
    expect(wordsOf(pack).filter(([, words]) => english.has(words))).toEqual([])
  })

  it('has clean words: not empty, no space around, no placeholder, no markup', () => {
    for (const [name, words] of wordsOf(pack)) {
      expect([name, words]).toEqual([name, words.trim()])
      expect(words).toMatch(/^[^{}<>\n]+$/u)
    }
  })

  it('says a sentence for each failure, each its own', () => {
    const sentences = Object.values(pack.errors)
    expect(new Set(sentences).size).toBe(sentences.length)
    for (const sentence of sentences) expect(sentence).toMatch(/[.。]$/u)
  })

  it('leads up to the number of seconds, and brackets what is added to the name', () => {
    expect(pack.retryAfter).toMatch(/[:：]$/u)
    expect(pack.newTab).toMatch(/^[(（].+[)）]$/u)
    expect(pack.pending).toMatch(/…$/u)
  })

  it('is written in one script, but for names that are the same everywhere', () => {
    const scripts = wordsOf(pack).map(([, words]) => /\p{Script=Latin}/u.test(words))
    expect(new Set(scripts).size).toBe(1)
  })
})
