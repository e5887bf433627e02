import type { Finding } from '../Finding.ts'
import { verdictOf } from '../verdict.ts'

/** Where a part's figures stand on a page. */
export const marksOf = (part: string) =>
  [`<!-- bench:${part} -->`, `<!-- /bench:${part} -->`] as const

/**
 * Puts what a part has found between its marks on a page, and leaves all else as it is.
 *
 * @throws when the page has no place for the part
 */
export function withFigures(
  page: string,
  part: string,
  findings: readonly Finding[],
  machine: string,
): string {
  const [opening, closing] = marksOf(part)
  const [start, end] = [page.indexOf(opening), page.indexOf(closing)]
  if (start < 0 || end < start) {
    throw new Error(
      `docs/performance.md has no place for the figures of ${part}, and they would be lost. ` +
        `Add ${opening} and ${closing} where they belong.`,
    )
  }
  const figures = `\n\n${tableOf(findings)}\n\n${detailsOf(findings)}${machine}\n\n`
  return page.slice(0, start + opening.length) + figures + page.slice(end)
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
    .map((finding) => {
      if ('notMeasured' in finding || !finding.details) return ''
      return `${finding.name}:\n\n\`\`\`text\n${finding.details.join('\n')}\n\`\`\`\n\n`
    })
    .join('')
}
