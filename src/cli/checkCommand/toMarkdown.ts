import type { CheckReport, ClauseReport } from '../../check/index.ts'

/** The report as Markdown, for the summary of a CI run. */
export function toMarkdown({ passed, clauses }: CheckReport): string {
  const told = clauses.filter(
    ({ status, waiver }) => waiver || /^(failed|not_checked)$/.test(status),
  )
  const held = clauses.filter(({ status }) => status === 'passed').length
  const rows = told.map((clause) => `| ${cells(clause).map(cell).join(' | ')} |`)
  const table = [
    '| clause | level | status | seen | fix |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ]
  return [
    `## Portal route: ${passed ? 'passed' : 'failed'}`,
    '',
    `${held} of ${clauses.length} clauses hold.`,
    '',
    ...(told.length > 0 ? [...table, ''] : []),
    '',
  ].join('\n')
}

function cells(clause: ClauseReport): string[] {
  const { id, level, status, waiver } = clause
  const state = waiver ? `${status}, waiver ${waiver.state}` : status
  const about =
    clause.status === 'failed' ? [clause.seen, clause.fix] : ['why' in clause ? clause.why : '', '']
  return [`\`${id}\``, level, state.replaceAll('_', ' '), ...about]
}

const cell = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '\\|').replace(/\s+/g, ' ')
