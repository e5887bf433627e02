import { formatAbsolute, formatRelative, formatUtc } from '../clock/formatTime.ts'
import { useClock } from '../clock/useClock.ts'
import { useTableSettings } from '../state/TableContext.ts'

/** A time: in UTC in server HTML, and as far from now as it is once the page runs. */
export function TimeCell({ time }: { time: string | null | undefined }) {
  const { locale } = useTableSettings()
  const text = useClock((now) => {
    if (!time) return ''
    return now === undefined ? formatUtc(time) : formatRelative(time, locale, now)
  })
  const title = useClock((now) => {
    if (!time || now === undefined) return undefined
    return formatAbsolute(time, locale)
  })
  if (!time) return null
  // Its own direction: the words are those of `locale`, whichever way the page reads.
  return (
    <time dateTime={time} title={title} dir="auto">
      {text}
    </time>
  )
}
