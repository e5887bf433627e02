import type { RevokeResult } from '../../hooks/useRevokePortalSession.ts'
import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import { fill } from '../labels/fill.ts'
import { useTableSettings } from '../state/TableContext.ts'
import { Dialog, focusFirst } from './Dialog.tsx'
import { RevokeReports } from './RevokeReports.tsx'
import { useRevokeAll } from './useRevokeAll.ts'

interface RevokeAllDialogProps {
  /** As they were shown when it was opened. */
  sessions: readonly ListedPortalSession[]
  revoke: (id: string) => Promise<RevokeResult>
  onClose: () => void
}

/** Asks before many links are cut off, shows how far it is, and at the end what was not done. */
export function RevokeAllDialog({ sessions, revoke, onClose }: RevokeAllDialogProps) {
  const { labels } = useTableSettings()
  const { step, reports, start, stop } = useRevokeAll(sessions, revoke)
  const total = sessions.length

  return (
    <Dialog
      title={fill(labels.revokeAllTitle, { count: total })}
      step={step}
      onClose={step === 'running' ? undefined : onClose}
    >
      {step === 'ask' && <p>{labels.revokeAllNote}</p>}
      {step === 'running' && (
        <progress
          value={reports.length}
          max={total}
          aria-label={labels.revokeAll}
          aria-valuetext={fill(labels.progress, { done: reports.length, total })}
        />
      )}
      <div role="status">
        {step === 'done' && <RevokeReports reports={reports} total={total} />}
      </div>
      <div data-portal-desk-buttons="">
        {step === 'ask' && (
          <>
            <button type="button" {...focusFirst} onClick={onClose}>
              {labels.cancel}
            </button>
            <button type="button" data-portal-desk-danger="" onClick={() => void start()}>
              {labels.revokeAll}
            </button>
          </>
        )}
        {step === 'running' && (
          <button type="button" {...focusFirst} onClick={stop}>
            {labels.stop}
          </button>
        )}
        {step === 'done' && (
          <button type="button" {...focusFirst} onClick={onClose}>
            {labels.close}
          </button>
        )}
      </div>
    </Dialog>
  )
}
