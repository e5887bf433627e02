import type { Clause, Verdict } from '../clauses/Clause.ts'
import { curlOf, describeSent } from '../exchange/describe.ts'
import type { ClauseReport } from './CheckReport.ts'
import type { Redact } from './redact.ts'

/** The page of the documentation that explains a clause, with GitHub's anchor for its heading. */
const docsOf = (id: string): string => `docs/check.md#${id.replaceAll('/', '')}`

/** What is known of a clause before it is judged. */
export const headOf = ({ id, level, title, openapi }: Clause) => ({
  id,
  level,
  title,
  openapi: `openapi.yaml#${openapi}`,
  docs: docsOf(id),
})

/** A clause with what became of it. */
export function toClauseReport(clause: Clause, verdict: Verdict, redact: Redact): ClauseReport {
  const head = headOf(clause)
  if (verdict === undefined) return { ...head, status: 'passed' }
  if ('why' in verdict) return { ...head, ...verdict, why: redact(verdict.why) }
  const { exchange, seen, sent, fix = clause.fix } = verdict
  return {
    ...head,
    status: 'failed',
    sent: redact(sent ?? (exchange ? describeSent(exchange) : 'every request of this run')),
    seen: redact(seen),
    fix,
    // A request alone cannot show what takes a fault of MarginFront's, or two requests.
    ...(exchange && exchange.fault === undefined && !sent && { curl: redact(curlOf(exchange)) }),
  }
}
