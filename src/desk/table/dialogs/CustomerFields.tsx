import { useTableSettings } from '../state/TableContext.ts'
import { focusFirst } from './Dialog.tsx'

/** Asks for whom a link is to be made. */
export function CustomerFields() {
  const { labels } = useTableSettings()
  return (
    <>
      <label>
        {labels.customerId}{' '}
        <input {...focusFirst} name="customer" required autoComplete="off" spellCheck={false} />
      </label>
      <label>
        <input type="radio" name="kind" value="own" defaultChecked /> {labels.ownId}
      </label>
      <label>
        <input type="radio" name="kind" value="marginfront" /> {labels.marginFrontId}
      </label>
    </>
  )
}
