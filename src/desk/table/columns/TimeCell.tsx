import { formatAbsolute, formatRelative, formatUtc, parseTime } from '../clock/formatTime.ts'
import { useClock } from '../clock/useClock.ts'
import { useTableSettings } from '../state/TableContext.ts'

/** A time: in UTC in server HTML, and as far from now as it is once the page runs. */
export function TimeCell({ time: given }: { time: string | null | undefined }) {
  const { locale } = useTableSettings()
  const time = parseTime(given)
  const text = useClock((now) => {
    if (time === undefined) return ''
    return now === undefined ? formatUtc(time) : formatRelative(time, locale, now)
  })
  const title = useClock((now) =>
    time === undefined || now === undefined ? undefined : formatAbsolute(time, locale),
  )
  // What is no time may be a word, and stays as it came.
  if (time === undefined) return typeof given === 'string' ? given : null
  // Its own direction: the words are those of `locale`, whichever way the page reads.
  return (
    <time dateTime={new Date(time).toISOString()} title={title} dir="auto">
      {text}
    </time>
  )
}
