import { failureClauses } from './failures.ts'
import { headerClauses } from './headers.ts'

/** What every answer has to be; judged last, of all answers that the others led to. */
export const answerClauses = [...failureClauses, ...headerClauses]
