import { describe, expect, it } from 'vitest'
import { errorTable, type PortalErrorCode } from '../../src/contract/errorTable.ts'
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

const codes = Object.keys(errorTable)

const forDevelopers: PortalErrorCode[] = [
  'method_not_allowed',
  'cross_site_request',
  'unsupported_media_type',
  'invalid_request',
  'invalid_return_url',
  'misconfigured',
  'invalid_response',
  'untrusted_url',
]

/** How a sentence ends, where it is no Latin full stop. */
const fullStops: Partial<Record<string, string>> = { ja: '。', zhCN: '。' }

describe('the English pack', () => {
  it('is what the button says by itself', () => {
    const sentences = Object.entries(errorTable).map(([code, { sentence }]) => [code, sentence])
    expect(en).toEqual({ ...portalDefaults.labels, errors: Object.fromEntries(sentences) })
  })
})

describe.each(Object.entries(packs))('the pack %s', (name, pack) => {
  it('has a sentence for every code, and none too many', () => {
    expect(Object.keys(pack.errors)).toEqual(codes)
  })

  it('has one sentence for all that only a developer can mend', () => {
    const sentences = new Set(forDevelopers.map((code) => pack.errors[code]))
    expect(sentences.size).toBe(1)
  })

  it('tells apart what English tells apart, and nothing else', () => {
    const firstSaidFor = (errors: LabelPack['errors']) => {
      const sentences = Object.values(errors)
      return sentences.map((sentence) => codes[sentences.indexOf(sentence)])
    }
    expect(firstSaidFor(pack.errors)).toEqual(firstSaidFor(en.errors))
  })

  it('ends every sentence as its language does', () => {
    const fullStop = fullStops[name] ?? '.'
    for (const sentence of [...Object.values(pack.errors), pack.tryAgain, pack.retryAfter]) {
      expect(sentence.at(-1)).toBe(fullStop)
      expect(sentence).not.toMatch(fullStop === '.' ? /[。．!！:：]/u : /[.!！:：]/u)
    }
  })

  it('has sentences that end with what a known wait stands in place of', () => {
    for (const code of ['upstream_error', 'upstream_timeout', 'timeout'] as const) {
      expect(pack.errors[code].endsWith(pack.tryAgain)).toBe(true)
      expect(pack.errors[code].length).toBeGreaterThan(pack.tryAgain.length)
    }
  })

  it('has the number of seconds once, inside a sentence', () => {
    expect(pack.retryAfter.split('{seconds}')).toHaveLength(2)
    expect(pack.retryAfter.replace('{seconds}', '47')).toMatch(/^[^{}]*47[^{}]+$/u)
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
    for (const [, words] of wordsOf(pack)) {
      expect(words).not.toMatch(/\b(please|billing|again|support for|the|seconds\b(?!\}))\b/i)
    }
  })

  it('has clean words: not empty, no space around, no placeholder but the wait, no markup', () => {
    for (const [name, words] of wordsOf(pack)) {
      expect([name, words]).toEqual([name, words.trim()])
      const plain = name === 'retryAfter' ? words.replace('{seconds}', '') : words
      expect(plain).toMatch(/^[^{}<>\n]+$/u)
    }
  })

  it('brackets what is added to the name, and shows that it is not done yet', () => {
    expect(pack.newTab).toMatch(/^[(（].+[)）]$/u)
    expect(pack.pending).toMatch(/…$/u)
  })

  it('is written in one script, but for names that are the same everywhere', () => {
    const scripts = wordsOf(pack).map(([, words]) =>
      /\p{Script=Latin}/u.test(words.replace('{seconds}', '')),
    )
    expect(new Set(scripts).size).toBe(1)
  })
})
