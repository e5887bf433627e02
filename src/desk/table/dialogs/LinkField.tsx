import { useState, type RefObject } from 'react'
import { noFormOwner } from '../noFormOwner.ts'
import { useTableSettings } from '../state/TableContext.ts'
import { focusFirst } from './Dialog.tsx'

/** How long the clipboard may take, in milliseconds. */
const longestWait = 2_000

/** The one place where a made link is: a field that React knows nothing of, and a way to copy it. */
export function LinkField({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const { labels } = useTableSettings()
  const [outcome, setOutcome] = useState<'copied' | 'copyRefused'>()

  async function copy() {
    const input = field.current
    function selectInstead() {
      input?.focus()
      input?.select()
      setOutcome('copyRefused')
    }
    // A browser may never answer, and may also do so after all.
    const waiting = setTimeout(selectInstead, longestWait)
    try {
      await navigator.clipboard.writeText(input?.value ?? '')
      setOutcome('copied')
    } catch {
      // Refused by the person, by a policy, or for want of https.
      selectInstead()
    }
    clearTimeout(waiting)
  }
  return (
    <>
      <label>
        {labels.link}{' '}
        <input
          ref={field}
          {...noFormOwner}
          readOnly
          autoComplete="off"
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>{' '}
      <button type="button" {...focusFirst} onClick={() => void copy()}>
        {labels.copy}
      </button>
      <p role="status">{outcome && labels[outcome]}</p>
    </>
  )
}
