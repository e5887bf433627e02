import { answerClauses } from './answers/index.ts'
import type { Clause } from './Clause.ts'
import { linkingClauses } from './links/index.ts'
import { linkClauses } from './links/link.ts'
import { requestClauses } from './requests/index.ts'

/** Every clause, in the order in which it is judged. */
export const clauses: readonly Clause[] = [
  ...linkClauses,
  ...requestClauses,
  ...linkingClauses,
  ...answerClauses,
]
