import { docsUrl } from '../../contract/docsUrl.ts'
import { wrapped } from '../wrapped.ts'
import type { CheckStatus, DoctorCheck, DoctorReport } from './DoctorCheck.ts'

const words: Readonly<Record<CheckStatus, string>> = {
  ok: 'ok',
  warning: 'WARNING',
  problem: 'PROBLEM',
  not_checked: 'not checked',
}
const indent = 13

/** The report for a terminal: a line for each check, and what to do below those that need it. */
export function toText({ checks }: DoctorReport): string {
  return [...checks.map(entry), '', figures(checks)].join('\n')
}

function entry({ id, status, title, detail, fix }: DoctorCheck): string {
  const line = `${words[status].padEnd(indent)}${title}`
  if (status === 'ok' || status === 'not_checked') {
    return detail === undefined ? line : `${line}: ${wrapped(detail, indent).trimStart()}`
  }
  const rows = [
    ['Why', detail],
    ['Fix', fix],
    ['See', `${docsUrl}/doctor.md#${id}`],
  ].flatMap(([name, text]) => (text === undefined ? [] : [row(name ?? '', text)]))
  return [line, ...rows].join('\n')
}

const row = (name: string, text: string) =>
  `${' '.repeat(indent)}${name.padEnd(5)}${wrapped(text, indent + 5).trimStart()}`

function figures(checks: readonly DoctorCheck[]): string {
  const count = (status: CheckStatus) => checks.filter((check) => check.status === status).length
  const problems = count('problem')
  const warnings = count('warning')
  return [
    problems === 1 ? '1 problem' : `${problems} problems`,
    warnings === 1 ? '1 warning' : `${warnings} warnings`,
    `${count('ok')} ok`,
    `${count('not_checked')} not checked`,
  ].join(', ')
}
