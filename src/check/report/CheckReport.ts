import type { Level } from '../clauses/Clause.ts'
import type { Waiver } from '../waivers/Waiver.ts'

/** What holds for a waiver in this run; only one that is in force makes up for a failure. */
export type WaiverState = 'in_force' | 'expired' | 'stale'

interface CheckedClause {
  /** The clause's stable name, such as `origin/cross-site-refused`. */
  id: string
  /** A `must` fails the run; a `should` does so only in a strict one. */
  level: Level
  /** What has to hold, as a sentence. */
  title: string
  /** The part of `openapi.yaml` that says so, as a JSON pointer. */
  openapi: string
  /** The page that explains the clause. */
  docs: string
  /** The waiver of this clause, if there is one. */
  waiver?: Waiver & { state: WaiverState }
}

/** What became of a clause. */
export type ClauseReport = CheckedClause &
  (
    | { status: 'passed' }
    | {
        status: 'failed'
        /** What was asked, without the sign-in's secrets. */
        sent: string
        /** What came back, and what was expected. */
        seen: string
        /** How to fix it. */
        fix: string
        /** The same request by hand, where one request shows it. */
        curl?: string
      }
    | { status: 'not_checked' | 'not_applicable'; why: string }
  )

/** What {@link checkPortalRoute} returns. */
export interface CheckReport {
  /** Whether every `must` was checked and passed, and no waiver is stale or expired. */
  passed: boolean
  clauses: ClauseReport[]
}
