import { errorTable } from '../../contract/errorTable.ts'
import { isRouteCode, statusesOf } from '../clauses/judge.ts'
import { faultsOf, type ObjectSchema } from './faultsOf.ts'
import { filledText, text, uri } from './formats.ts'

/** `Problem` of openapi.yaml. */
export const problem: ObjectSchema = {
  required: ['type', 'title', 'status', 'code', 'requestId'],
  members: {
    type: { is: uri, what: 'a URI' },
    title: { is: filledText, what: 'a sentence' },
    status: { is: Number.isInteger, what: 'a whole number' },
    code: { is: text, what: 'a string' },
    requestId: { is: filledText, what: 'a string that is not empty' },
    retryAfter: {
      is: (value) => Number.isInteger(value) && Number(value) >= 1,
      what: 'whole seconds from 1',
    },
  },
}

/**
 * Says what is wrong with a problem document: its members, and whether they agree. A status that is
 * not the answer's is no fault here.
 */
export function faultsOfProblem(value: unknown, answered: number): string[] {
  const faults = faultsOf(problem, value)
  if (faults.length > 0) return faults
  const { code, status } = value as { code: string; status: number }
  if (!isRouteCode(code)) return [`code must be one of ${routeCodes.join(', ')}`]
  return statusesOf(code).includes(status) || status !== answered
    ? []
    : [`status must be ${statusesOf(code).join(' or ')} where code is ${code}`]
}

const routeCodes = Object.keys(errorTable).filter(isRouteCode)
