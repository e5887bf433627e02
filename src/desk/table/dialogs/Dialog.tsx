import {
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
  const isShown = useRef(false)
  const titleId = useId()

  useLayoutEffect(() => {
    const dialog = ref.current
    const opener = document.activeElement
    const desk = dialog?.closest<HTMLElement>('section')
    if (dialog) open(dialog)
    isShown.current = true
    return () => {
      isShown.current = false
      // Removed without it, a dialog gives no focus back.
      if (dialog?.close) dialog.close()
      // What has opened it may have gone meanwhile, and Safari gives a pressed button no focus.
      const isThere = opener?.isConnected && opener !== document.body
      const next = isThere ? opener : desk
      if (next instanceof HTMLElement) next.focus()
    }
  }, [])
  // In the same commit: what had the focus until then may be gone.
  useLayoutEffect(() => focusInside(ref.current), [step])

  function onKeyDown(event: KeyboardEvent) {
    // While a word is composed, Escape ends that. Safari tells of it by the code alone.
    if (event.key !== 'Escape' || event.keyCode === 229) return
    event.preventDefault()
    onClose?.()
  }
  function onCancel(event: SyntheticEvent) {
    event.preventDefault()
    onClose?.()
  }
  /** A browser may close it whatever `cancel` says, at a second Escape, and so may a script. */
  function onClosed() {
    const dialog = ref.current
    // The event comes late: it may be open again, or be closed from here.
    if (!dialog || dialog.open || !isShown.current) return
    if (onClose) return onClose()
    open(dialog)
    focusInside(dialog)
  }
  return (
    <dialog
      ref={ref}
      data-portal-desk-dialog=""
      aria-labelledby={titleId}
      // Where it is known, nothing but a button closes it: https://html.spec.whatwg.org/#attr-dialog-closedby
      {...(!onClose && { closedby: 'none' })}
      onKeyDown={onKeyDown}
      onCancel={onCancel}
      onClose={onClosed}
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

function focusInside(dialog: HTMLDialogElement | null): void {
  dialog?.querySelector<HTMLElement>('[data-portal-desk-focus]')?.focus()
}
