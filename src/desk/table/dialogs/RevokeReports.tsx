import { customerName } from '../columns/customerName.ts'
import { fill } from '../labels/fill.ts'
import type { PortalDeskLabels } from '../labels/PortalDeskLabels.ts'
import { sentenceOf } from '../labels/sentenceOf.ts'
import { useTableSettings } from '../state/TableContext.ts'
import type { RevokeReport } from './useRevokeAll.ts'

interface RevokeReportsProps {
  reports: readonly RevokeReport[]
  total: number
}

/** Says how many links were revoked, and names those that were not, and those that were gone. */
export function RevokeReports({ reports, total }: RevokeReportsProps) {
  const { labels } = useTableSettings()
  const done = reports.filter(({ result }) => result.ok).length
  const failed = reports.length - done
  return (
    <>
      <p>{fill(labels.report, { done, total })}</p>
      {failed > 0 && <p>{fill(labels.reportFailed, { count: failed })}</p>}
      <ul>
        {reports
          .filter(({ result }) => !result.ok || result.alreadyGone)
          .map((report) => (
            <li key={report.session.id}>{noteOf(report, labels)}</li>
          ))}
      </ul>
    </>
  )
}

/** What is said of one revoke. */
export function noteOf({ session, result }: RevokeReport, labels: PortalDeskLabels): string {
  const customer = customerName(session, labels)
  if (!result.ok) {
    return `${fill(labels.revokeFailed, { customer })} ${sentenceOf(result.error, labels)}`
  }
  return fill(result.alreadyGone ? labels.alreadyGone : labels.revoked, { customer })
}
