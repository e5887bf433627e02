import type { Recipient } from '../../answers/responses.ts'
import type { VisitReport } from '../../events/createReporter.ts'
import type { Visit } from '../../events/Visit.ts'
import type { OriginVerdict } from '../../guards/judgeOrigin.ts'

/** One request to the desk that was let in. */
export interface DeskCall<Context> {
  visit: Visit<Context, Request>
  report: VisitReport
  origin: OriginVerdict
  /** Who of the staff asks. */
  actor: string
  to: Recipient
}
