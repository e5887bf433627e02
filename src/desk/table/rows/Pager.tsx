import { useState } from 'react'
import { fill } from '../labels/fill.ts'
import { useTableSettings } from '../state/TableContext.ts'

interface PagerProps {
  pageIndex: number
  pageCount: number
  onChange: (pageIndex: number) => void
}

/** Goes from page to page. There is none for a single page. */
export function Pager({ pageIndex, pageCount, onChange }: PagerProps) {
  const { labels } = useTableSettings()
  const text = fill(labels.page, { page: pageIndex + 1, pages: pageCount })
  const [shown, show] = useState({ text, key: 0, isTurning: false })
  // Only a page that is turned here is said. What a filter or a newer list changes is said elsewhere,
  // and with another key this is another element, which had no change to tell of.
  if (shown.text !== text) {
    show({ text, key: shown.isTurning ? shown.key : shown.key + 1, isTurning: false })
  }
  if (pageCount < 2) return null

  function turn(by: number) {
    const next = pageIndex + by
    if (next < 0 || next >= pageCount) return
    show({ ...shown, isTurning: true })
    onChange(next)
  }
  // Not `disabled`: that would take the focus away from who presses on to the end.
  return (
    <div data-portal-desk-pages="">
      <button type="button" aria-disabled={pageIndex === 0} onClick={() => turn(-1)}>
        {labels.previousPage}
      </button>
      <span key={shown.key} role="status">
        {text}
      </span>
      <button type="button" aria-disabled={pageIndex === pageCount - 1} onClick={() => turn(1)}>
        {labels.nextPage}
      </button>
    </div>
  )
}
