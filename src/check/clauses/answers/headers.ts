import type { Bench } from '../../bench/Bench.ts'
import { meetEveryGuard } from '../../bench/meetEveryGuard.ts'
import { count } from '../../exchange/describe.ts'
import { type Clause, mendFirst, openapi, type Verdict } from '../Clause.ts'
import {
  type Answered,
  answeredBy,
  hasNoHeaderOfRoute,
  isBare,
  isForScripts,
  tellerOf,
} from './answered.ts'

// Frameworks answer OPTIONS by themselves, and nothing that has to be guarded is in it.
const isFrameworksPreflight = (one: Answered) =>
  one.sent.method === 'OPTIONS' && one.answer.status === 204 && hasNoHeaderOfRoute(one)

/** The statuses for which even a script gets such an answer, of which failures/problem-json tells. */
const bareStatuses = (all: readonly Answered[]) =>
  new Set(all.filter((one) => isBare(one) && isForScripts(one)).map(({ answer }) => answer.status))

/** Finds fault with the first answer that lacks a header, and counts the others. */
async function lacks(
  bench: Bench,
  name: string,
  expected: string,
  isRight: (value: string) => boolean,
): Promise<Verdict> {
  await meetEveryGuard(bench)
  const all = answeredBy(bench)
  const wrong = all.filter(
    (one) => !isRight(one.answer.headers.get(name) ?? '') && !isFrameworksPreflight(one),
  )
  const tells = tellerOf(bench)
  const page = 'failures/problem-json'
  const bare = bench.failed.has(page) ? bareStatuses(all) : new Set()
  const toldBy = (one: Answered) =>
    tells(one) ?? (isBare(one) && bare.has(one.answer.status) ? page : undefined)
  const exchange = wrong.find((one) => toldBy(one) === undefined)
  if (!exchange) {
    const [first] = wrong.map(toldBy)
    return first === undefined
      ? undefined
      : mendFirst('Only answers that another clause finds wrong lack it', first)
  }
  const { status, headers } = exchange.answer
  const seen = `${name}: ${headers.get(name) ?? '(missing)'}`
  return {
    exchange,
    seen: `${seen} on ${wrong.length} of ${count(all.length, 'answer')}, such as a ${status}; expected ${name}: ${expected}`,
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
        // Browsers go by the last of several.
        (value) => tokens(value).at(-1) === 'no-referrer',
      ),
  },
  {
    id: 'headers/nosniff',
    level: 'must',
    title: 'No answer may be read as another media type.',
    openapi: openapi.header('ContentTypeOptions'),
    fix: 'Send X-Content-Type-Options: nosniff with every answer, failures too.',
    judge: (bench) =>
      lacks(bench, 'X-Content-Type-Options', 'nosniff', (value) => tokens(value)[0] === 'nosniff'),
  },
  {
    id: 'headers/vary',
    level: 'must',
    title: 'Every answer says that it depends on Origin and Cookie.',
    openapi: openapi.header('Vary'),
    fix: 'Send Vary: Origin, Cookie with every answer, failures too.',
    judge: (bench) =>
      lacks(bench, 'Vary', 'Origin, Cookie', (value) =>
        ['origin', 'cookie'].every((name) =>
          [name, '*'].some((one) => tokens(value).includes(one)),
        ),
      ),
  },
]
