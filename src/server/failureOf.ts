import { errorTable, type Failure, type RouteErrorCode } from '../contract/errorTable.ts'

/** What a route answers besides the portal's codes; a button never meets it. */
const beyondThePortal = {
  not_found: {
    status: 404,
    sentence: 'This link no longer exists.',
    retryable: false,
  },
} satisfies Record<string, Failure>

/** Every code that a route of this package answers with. */
export type AnswerCode = RouteErrorCode | keyof typeof beyondThePortal

/** Returns what is known of a failure by its code alone. */
export function failureOf(code: AnswerCode): Failure {
  return code === 'not_found' ? beyondThePortal[code] : errorTable[code]
}
