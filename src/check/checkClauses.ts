import { clauses } from './clauses/index.ts'
import type { Level } from './clauses/Clause.ts'
import { headOf } from './report/toClauseReport.ts'

/** A clause as it is listed. */
export interface CheckClause {
  id: string
  level: Level
  title: string
  openapi: string
  docs: string
}

/** Every clause that {@link checkPortalRoute} judges, in its order. */
export const checkClauses: readonly CheckClause[] = clauses.map(headOf)
