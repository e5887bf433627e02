import { useState } from 'react'
import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'

/** What is being asked, of what was shown then: to revoke one, or all of these, or to make a link. */
export type OpenDialog =
  | { name: 'create'; customerId: string | undefined }
  | { name: 'revoke'; session: ListedPortalSession }
  | { name: 'revokeAll'; sessions: readonly ListedPortalSession[] }

/** The one dialog that is open, and what became of what was asked in those before it. */
export function useDialogs() {
  const [dialog, setDialog] = useState<OpenDialog>()
  const [notes, setNotes] = useState<readonly string[]>()

  const [actions] = useState(() => ({
    ask(next: OpenDialog) {
      setNotes([])
      setDialog(next)
    },
    close: () => setDialog(undefined),
    /** Several may be under way, and what each has come to stands beside the others. */
    say: (note: string) => setNotes((before = []) => [...before, note]),
    /** From now on the filters have their say again. */
    forgetNotes: () => setNotes(undefined),
  }))
  return { dialog, notes, ...actions }
}
