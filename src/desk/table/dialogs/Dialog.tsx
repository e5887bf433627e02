import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
} from 'react'

interface DialogProps {
  title: ReactNode
  /** Moves the focus to the part that is marked for it, whenever this changes. */
  step: string
  /** Asks to be closed: by Escape, or as a phone goes back. Without it, only a button closes it. */
  onClose?: (() => void) | undefined
  children: ReactNode
}

/** Marks what has the focus when a dialog opens, or goes on to its next step. */
export const focusFirst = { 'data-portal-desk-focus': '' }

/** A native modal dialog that is open for as long as it is rendered, and then gives the focus back. */
export function Dialog({ title, step, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useLayoutEffect(() => {
    const dialog = ref.current
    const opener = document.activeElement
    const desk = dialog?.closest<HTMLElement>('section')
    if (dialog) open(dialog)
    return () => {
      // Removed without it, a dialog gives no focus back.
      if (dialog?.close) dialog.close()
      // What has opened it may have gone meanwhile, and Safari gives a pressed button no focus.
      const isThere = opener?.isConnected && opener !== document.body
      const next = isThere ? opener : desk
      if (next instanceof HTMLElement) next.focus()
    }
  }, [])
  useEffect(() => {
    ref.current?.querySelector<HTMLElement>('[data-portal-desk-focus]')?.focus()
  }, [step])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    // A browser would close it by itself at the second press, whatever `cancel` says.
    event.preventDefault()
    onClose?.()
  }
  function onCancel(event: SyntheticEvent) {
    event.preventDefault()
    onClose?.()
  }
  return (
    <dialog
      ref={ref}
      data-portal-desk-dialog=""
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onCancel={onCancel}
    >
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  )
}

/** In jsdom, and in browsers before 2022, there is no `showModal`. */
function open(dialog: HTMLDialogElement): void {
  if (dialog.showModal) dialog.showModal()
  else dialog.open = true
}
