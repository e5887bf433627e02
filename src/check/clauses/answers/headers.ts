import type { Bench } from '../../bench/Bench.ts'
import { meetEveryGuard } from '../../bench/meetEveryGuard.ts'
import { count } from '../../exchange/describe.ts'
import type { Answer, Exchange } from '../../exchange/Exchange.ts'
import { type Clause, openapi, type Verdict } from '../Clause.ts'

export type Answered = Exchange & { answer: Answer }

/** Every answer that was the route's to give. */
export const answeredBy = ({ exchanges }: Bench): Answered[] =>
  exchanges.filter(
    (exchange): exchange is Answered => exchange.answer !== undefined && !exchange.offRoute,
  )

/** Finds fault with the first answer that lacks a header, and counts the others. */
async function lacks(
  bench: Bench,
  name: string,
  expected: string,
  isRight: (value: string) => boolean,
): Promise<Verdict> {
  await meetEveryGuard(bench)
  const all = answeredBy(bench)
  const wrong = all.filter(({ answer }) => !isRight(answer.headers.get(name) ?? ''))
  const [exchange] = wrong
  if (!exchange) return undefined
  const { status, headers } = exchange.answer
  const seen = `${name}: ${headers.get(name) ?? '(missing)'}`
  return {
    exchange,
    seen: `${seen} on ${wrong.length} of ${count(all.length, 'answer')}, the first of them a ${status}; expected ${name}: ${expected}`,
  }
}

const tokens = (value: string) =>
  value
    .toLowerCase()
    .split(',')
    .map((token) => token.trim())

export const headerClauses: readonly Clause[] = [
  {
    id: 'headers/no-store',
    level: 'must',
    title: 'No answer may be stored.',
    openapi: openapi.header('CacheControl'),
    fix: 'Send Cache-Control: no-store with every answer, failures too. A link that a cache keeps is a link that somebody else gets.',
    judge: (bench) =>
      lacks(bench, 'Cache-Control', 'no-store', (value) => tokens(value).includes('no-store')),
  },
  {
    id: 'headers/no-referrer',
    level: 'must',
    title: 'No answer lets the portal see where the person came from.',
    openapi: openapi.header('ReferrerPolicy'),
    fix: 'Send Referrer-Policy: no-referrer with every answer, failures too.',
    judge: (bench) =>
      lacks(
        bench,
        'Referrer-Policy',
        'no-referrer',
        (value) => value.trim().toLowerCase() === 'no-referrer',
      ),
  },
  {
    id: 'headers/nosniff',
    level: 'must',
    title: 'No answer may be read as another media type.',
    openapi: openapi.header('ContentTypeOptions'),
    fix: 'Send X-Content-Type-Options: nosniff with every answer, failures too.',
    judge: (bench) =>
      lacks(
        bench,
        'X-Content-Type-Options',
        'nosniff',
        (value) => value.trim().toLowerCase() === 'nosniff',
      ),
  },
  {
    id: 'headers/vary',
    level: 'must',
    title: 'Every answer says that it depends on Origin and Cookie.',
    openapi: openapi.header('Vary'),
    fix: 'Send Vary: Origin, Cookie with every answer, failures too.',
    judge: (bench) =>
      lacks(bench, 'Vary', 'Origin, Cookie', (value) =>
        ['origin', 'cookie'].every((name) => tokens(value).includes(name)),
      ),
  },
]
