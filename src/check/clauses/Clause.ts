import type { OptionalPart } from '../CheckOptions.ts'
import type { Bench } from '../bench/Bench.ts'
import type { Exchange } from '../exchange/Exchange.ts'

/** Whether a clause has to hold. */
export type Level = 'must' | 'should'

/** What shows that a clause does not hold. */
export interface Finding {
  /** What came back and what was expected. */
  seen: string
  /** The exchange that shows it. */
  exchange?: Exchange | undefined
  /** What was sent, where no one exchange shows it. */
  sent?: string | undefined
  /** How to fix it. @default the clause's own */
  fix?: string | undefined
  /** Whether the answer is not the one that belongs there, so that its shape is beside the point. */
  misanswered?: boolean | undefined
  /** Whether links come that belong to no request, so that those of others prove nothing. */
  unsettles?: boolean | undefined
  /** Whether the answer itself shows it, whatever MarginFront minted meanwhile. */
  proven?: boolean | undefined
}

/** A clause that this run cannot judge. */
export interface NotJudged {
  status: 'not_checked' | 'not_applicable'
  why: string
}

export type Verdict = Finding | NotJudged | undefined

/** One thing that a route has to do. */
export interface Clause {
  id: string
  level: Level
  /** What has to hold, as a sentence. */
  title: string
  /** The part of `openapi.yaml` that says so. */
  openapi: string
  /** How to fix a route that does otherwise. */
  fix: string
  /** What it is about, where a host may declare that it has none. */
  part?: OptionalPart
  /** Whether it can be judged only of a route that gives a link at all. */
  needsLink?: boolean
  /** Whether it takes two customers. */
  needsOther?: boolean
  /** Sends and judges: nothing where the clause holds. */
  judge(bench: Bench): Verdict | Promise<Verdict>
}

export const notChecked = (why: string): NotJudged => ({ status: 'not_checked', why })
/** What another clause tells already. */
export const mendFirst = (what: string, id: string): NotJudged =>
  notChecked(`${what}: fix ${id} first.`)
export const notApplicable = (why: string): NotJudged => ({ status: 'not_applicable', why })

const post = '/paths/~1api~1billing-portal/post'

/** Where `openapi.yaml` says what. */
export const openapi = {
  rules: '/info/description',
  post,
  request: `${post}/requestBody`,
  answer: (status: number) => `${post}/responses/${status}`,
  method: '/components/responses/MethodNotAllowed',
  preflight: '/components/responses/Preflight',
  header: (name: string) => `/components/headers/${name}`,
  schema: (name: string) => `/components/schemas/${name}`,
}
