import { sum, type Counts } from '../../scripts/summary.ts'
import type { Result } from './check.ts'
import { columns, type HostReport } from './runHost.ts'

/** The table of all hosts: a row for each, a cell for each kind of check. */
export function table(reports: readonly HostReport[]): string {
  const rows = reports.map(({ title, cells, versions }) => [
    title,
    ...columns.map((column) => cell(cells[column])),
    versions,
  ])
  return align([['host', ...columns, 'tried with'], ...rows])
}

/** Why checks failed or were skipped, one paragraph for each. */
export function troubles(reports: readonly HostReport[]): string {
  return reports
    .flatMap(({ title, cells }) =>
      Object.values(cells)
        .flat()
        .filter(({ status }) => status !== 'passed')
        .map(
          (result) => `${result.status.toUpperCase()}: ${title} ${result.title}: ${result.reason}`,
        ),
    )
    .join('\n\n')
}

/** Counts the checks of some hosts. */
export function countsOf(reports: readonly HostReport[]): Counts {
  return sum(reports.flatMap(({ cells }) => Object.values(cells).map(count)))
}

function count(results: readonly Result[]): Counts {
  const of = (wanted: Result['status']) => results.filter(({ status }) => status === wanted).length
  return { passed: of('passed'), failed: of('failed'), skipped: of('skipped') }
}

function cell(results: readonly Result[]): string {
  const counts = Object.entries(count(results)).filter(([, number]) => number > 0)
  return counts.map(([status, number]) => `${number} ${status}`).join(', ') || '-'
}

function align(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]) =>
    row.map((text, column) => text.padEnd(widths?.[column] ?? 0)).join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}
