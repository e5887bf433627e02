import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import type { Finding } from '../Finding.ts'
import { verdictOf } from '../verdict.ts'

const page = join(import.meta.dirname, '../../docs/performance.md')

/** Where a part's figures stand on the page. */
export const marksOf = (part: string) =>
  [`<!-- bench:${part} -->`, `<!-- /bench:${part} -->`] as const

/** Puts what a part has found between its marks on the page, and leaves all else as it is. */
export async function writePage(
  part: string,
  findings: readonly Finding[],
  machine: string,
): Promise<void> {
  const text = await readFile(page, 'utf8')
  const [opening, closing] = marksOf(part)
  const [start, end] = [text.indexOf(opening), text.indexOf(closing)]
  if (start < 0 || end < start) {
    throw new Error(
      `docs/performance.md has no place for the figures of ${part}, and they would be lost. ` +
        `Add ${opening} and ${closing} where they belong.`,
    )
  }
  const figures = `\n\n${tableOf(findings)}\n\n${detailsOf(findings)}\n\n${machine}\n\n`
  const written = text.slice(0, start + opening.length) + figures + text.slice(end)
  const options = await resolveConfig(page)
  await writeFile(page, await format(written, { ...options, filepath: page }))
}

function tableOf(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => {
    const { name } = finding
    if ('notMeasured' in finding) return [name, finding.notMeasured, '', '', verdictOf(finding)]
    const { figure, spread = '', bar = '' } = finding
    return [name, figure, spread, bar, verdictOf(finding)]
  })
  const head = ['what', 'figure', 'middle half of the runs', 'bar', 'verdict']
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function detailsOf(findings: readonly Finding[]): string {
  return findings
    .flatMap((finding) => {
      if ('notMeasured' in finding || !finding.details) return []
      return [`${finding.name}:\n\n\`\`\`text\n${finding.details.join('\n')}\n\`\`\``]
    })
    .join('\n\n')
}
