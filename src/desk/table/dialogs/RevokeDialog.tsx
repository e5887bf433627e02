import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import { customerName } from '../columns/customerName.ts'
import { fill } from '../labels/fill.ts'
import { useTableSettings } from '../state/TableContext.ts'
import { Dialog, focusFirst } from './Dialog.tsx'

interface RevokeDialogProps {
  session: ListedPortalSession
  onConfirm: () => void
  onClose: () => void
}

/** Asks before a link is cut off, by the customer's name, and begins on Cancel. */
export function RevokeDialog({ session, onConfirm, onClose }: RevokeDialogProps) {
  const { labels } = useTableSettings()
  const customer = customerName(session, labels)
  return (
    <Dialog title={fill(labels.revokeTitle, { customer })} step="ask" onClose={onClose}>
      <p>{fill(labels.revokeNote, { customer })}</p>
      <div data-portal-desk-buttons="">
        <button type="button" {...focusFirst} onClick={onClose}>
          {labels.cancel}
        </button>
        <button type="button" data-portal-desk-danger="" onClick={onConfirm}>
          {labels.revoke}
        </button>
      </div>
    </Dialog>
  )
}
