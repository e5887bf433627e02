import { engines, type Engine } from './drivers/Driver.ts'

/** How one scenario ended in one engine. */
export interface Cell {
  engine: Engine
  group: string
  scenario: string
  state: 'passed' | 'failed' | 'skipped'
  /** Why it was skipped. */
  note: string | undefined
}

/** The results as a Markdown table, a row for each scenario, with the reasons of skips below. */
export function markdownTable(cells: readonly Cell[]): string {
  const notes: string[] = []
  const rows: string[][] = []
  for (const group of new Set(cells.map((cell) => cell.group))) {
    rows.push([`**${group}**`, ...engines.map(() => '')])
    const ofGroup = cells.filter((cell) => cell.group === group)
    for (const scenario of new Set(ofGroup.map((cell) => cell.scenario))) {
      const inEngine = (engine: Engine) =>
        ofGroup.find((cell) => cell.scenario === scenario && cell.engine === engine)
      rows.push([scenario, ...engines.map((engine) => textOf(inEngine(engine), notes))])
    }
  }
  const table = aligned([['', ...engines], ...rows])
  return [...table, '', ...notes.map((note, index) => `${index + 1}. ${note}`), ''].join('\n')
}

function textOf(cell: Cell | undefined, notes: string[]): string {
  if (!cell) return 'not run'
  if (cell.state !== 'skipped') return cell.state
  const note = cell.note ?? 'left out of this run'
  if (!notes.includes(note)) notes.push(note)
  return `skipped (${notes.indexOf(note) + 1})`
}

// As Prettier writes it.
function aligned([head = [], ...rows]: string[][]): string[] {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: string[], filler = ' ') =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width, filler)).join(' | ')} |`
  return [line(head), line([], '-'), ...rows.map((row) => line(row))]
}
