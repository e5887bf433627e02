import { describe, expect, it } from 'vitest'
import { englishLabels } from '../../src/desk/table/labels/englishLabels.ts'
import * as packs from '../../src/locales/desk/index.ts'
import * as buttonPacks from '../../src/locales/index.ts'
import type { DeskLabelPack } from '../../src/locales/desk/index.ts'

const { en, ...translations } = packs

/** Every word of a pack by its name, `errors.forbidden` for instance. */
function wordsOf({ errors, ...labels }: DeskLabelPack): [name: string, words: string][] {
  const sentences = Object.entries(errors).map(([code, words]) => [`errors.${code}`, words])
  return [...Object.entries(labels), ...sentences] as [string, string][]
}

const placeholders = (words: string) => (words.match(/\{\w+\}/g) ?? []).toSorted()

it('the desk speaks the languages of the button', () => {
  expect(Object.keys(packs)).toEqual(Object.keys(buttonPacks))
})

it('the English pack is what the table says by itself', () => {
  expect(en).toBe(englishLabels)
})

describe.each(Object.entries(translations))('the desk’s pack %s', (_, pack) => {
  const english = new Map(wordsOf(en))

  it('has a word for everything, in the same order, and no word too many', () => {
    expect(wordsOf(pack).map(([name]) => name)).toEqual([...english.keys()])
  })

  it('fills in what English fills in', () => {
    for (const [name, words] of wordsOf(pack)) {
      expect([name, placeholders(words)]).toEqual([name, placeholders(english.get(name) ?? '')])
    }
  })

  it('is in another language than English', () => {
    // Words that are the same in both.
    const same = /^(Status|Link|Actions|session \{id\}|Page \{page\}.*|\{done\} .*)$/
    const untranslated = wordsOf(pack).filter(
      ([name, words]) => words === english.get(name) && !same.test(words),
    )
    expect(untranslated).toEqual([])
  })

  it('has clean words: not empty, no space around, no markup', () => {
    for (const [name, words] of wordsOf(pack)) {
      expect([name, words]).toEqual([name, words.trim()])
      expect(words).toMatch(/^[^<>\n]+$/u)
    }
  })

  it('has what a revoke button shows in what names it to a screen reader', () => {
    expect(pack.revokeFor.toLowerCase()).toContain(pack.revoke.toLowerCase())
  })

  it('tells cancelling from revoking', () => {
    expect(pack.cancel).not.toBe(pack.revoke)
    expect(pack.revoke).not.toContain(pack.cancel)
  })

  it('has one sentence for all that only a developer can mend', () => {
    const { method_not_allowed, cross_site_request, misconfigured, invalid_response } = pack.errors
    expect(
      new Set([method_not_allowed, cross_site_request, misconfigured, invalid_response]).size,
    ).toBe(1)
  })
})
