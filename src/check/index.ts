/**
 * Holds the portal route of any backend to the contract in `openapi.yaml`.
 * @module
 */
export { checkPortalRoute } from './checkPortalRoute.ts'
export { CheckError } from './CheckError.ts'
export { checkClauses, type CheckClause } from './checkClauses.ts'
export type {
  CheckOptions,
  NamedCustomer,
  OptionalPart,
  RouteByUrl,
  RouteInProcess,
  SignIn,
} from './CheckOptions.ts'
export type { Level } from './clauses/Clause.ts'
export type { CheckReport, ClauseReport, WaiverState } from './report/CheckReport.ts'
export type { Waiver } from './waivers/Waiver.ts'
