import type { Finding } from './Finding.ts'

export type Verdict = 'holds' | 'misses' | 'shown' | 'not measured'

export function verdictOf(finding: Finding): Verdict {
  if ('notMeasured' in finding) return 'not measured'
  if (!finding.bar) return 'shown'
  return finding.passed ? 'holds' : 'misses'
}

/** Tells a finding in one line, and one more for each detail. */
export function linesOf(part: string, finding: Finding): string[] {
  const { name } = finding
  if ('notMeasured' in finding) return [`${part}: ${name}: not measured: ${finding.notMeasured}`]
  const { figure, spread, bar, details = [] } = finding
  const words = [`${part}: ${name}: ${figure}`, spread && ` (${spread})`, bar && `, ${bar}`]
  const line = `${words.filter(Boolean).join('')}: ${verdictOf(finding)}`
  return [line, ...details.map((detail) => `    ${detail}`)]
}
