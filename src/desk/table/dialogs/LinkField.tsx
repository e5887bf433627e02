import { useState, type RefObject } from 'react'
import { useTableSettings } from '../state/TableContext.ts'
import { focusFirst } from './Dialog.tsx'

/** The one place where a made link is: a field that React knows nothing of, and a way to copy it. */
export function LinkField({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const { labels } = useTableSettings()
  const [outcome, setOutcome] = useState<'copied' | 'copyRefused'>()

  async function copy() {
    const input = field.current
    try {
      await navigator.clipboard.writeText(input?.value ?? '')
      setOutcome('copied')
    } catch {
      // Refused by the person, by a policy, or for want of https.
      input?.focus()
      input?.select()
      setOutcome('copyRefused')
    }
  }
  return (
    <>
      <label>
        {labels.link}{' '}
        <input
          ref={field}
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
