import { CheckError } from '../CheckError.ts'
import { clauses } from '../clauses/index.ts'
import { closestWord } from '../../shared/closestWord.ts'

const ids = clauses.map(({ id }) => id)

/** Throws unless there is a clause of this id, and names the one that may be meant. */
export function requireKnownClause(id: string, where: string): void {
  if (ids.includes(id)) return
  const closest = closestWord(id, ids)
  throw new CheckError(
    'invalid_options',
    `${where} names the clause ${JSON.stringify(id)}, which does not exist.` +
      (closest === undefined
        ? ' "marginfront-portal check --list" shows all.'
        : ` Did you mean ${closest}?`),
  )
}
