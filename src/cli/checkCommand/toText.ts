import { checkClauses, type CheckReport, type ClauseReport } from '../../check/index.ts'
import { oneLine } from '../../contract/oneLine.ts'
import { wrapped } from '../wrapped.ts'

/** The report for a terminal: what is wrong first, each with how to mend it; then the figures. */
export function toText({ passed, clauses }: CheckReport, { strict }: { strict: boolean }): string {
  const failed = clauses.filter((clause) => clause.status === 'failed')
  const unchecked = clauses.filter(({ status }) => status === 'not_checked')
  const inapplicable = clauses.filter(({ status }) => status === 'not_applicable')
  const waived = clauses.filter(({ waiver }) => waiver)

  return [
    ...failed.map(failure),
    ...unchecked.map(unjudged),
    ...waived.filter(({ waiver }) => waiver?.state !== 'in_force').map(badWaiver),
    ...(failed.some(({ curl }) => curl?.includes('***')) ? [signInHint] : []),
    figures(clauses, inapplicable.length),
    verdict({ passed, clauses }, strict),
  ].join('\n')
}

const signInHint = 'In the commands, write your own sign-in in place of ***.\n'

function failure(clause: ClauseReport): string {
  if (clause.status !== 'failed') return ''
  const { id, level, title, sent, seen, fix, curl, openapi, docs, waiver } = clause
  const rows: [string, string | undefined][] = [
    ['Sent', sent],
    ['Seen', seen],
    ['Fix', fix],
    [
      'Waived',
      waiver?.state === 'in_force' ? `${waiver.reason} (until ${waiver.until})` : undefined,
    ],
    ['See', `${docs}, ${openapi}`],
  ]
  const told = rows.flatMap(([name, text]) => (text === undefined ? [] : [row(name, text)]))
  // Not wrapped, to be copied.
  const command = curl === undefined ? [] : [`    ${'Try'.padEnd(6)} ${oneLine(curl)}`]
  return [`FAILED  ${id}  (${level})`, wrapped(title, 4), ...told, ...command, ''].join('\n')
}

function unjudged(clause: ClauseReport): string {
  const why = clause.status === 'not_checked' ? clause.why : ''
  return [
    `NOT CHECKED  ${clause.id}  (${clause.level})`,
    wrapped(clause.title, 4),
    row('Why', why),
    '',
  ].join('\n')
}

function badWaiver({ id, status, waiver }: ClauseReport): string {
  const isStale = waiver?.state === 'stale'
  const stale =
    status === 'not_applicable'
      ? 'It does not apply now. Take the waiver out.'
      : 'The clause holds now. Take the waiver out, or the next failure goes unseen.'
  const what = isStale
    ? stale
    : `The waiver ended on ${waiver?.until}. Mend the route, or accept the failure anew.`
  return [`${isStale ? 'STALE' : 'EXPIRED'} WAIVER  ${id}`, wrapped(what, 4), ''].join('\n')
}

function figures(clauses: readonly ClauseReport[], inapplicable: number): string {
  const count = (status: ClauseReport['status']) =>
    clauses.filter((one) => one.status === status).length
  return [
    `${count('passed')} passed`,
    `${count('failed')} failed`,
    `${count('not_checked')} not checked`,
    `${inapplicable} not applicable`,
  ].join(', ')
}

function verdict({ passed, clauses }: CheckReport, strict: boolean): string {
  if (!passed) return 'The route does not hold to the contract yet.'
  const waived = clauses.filter(({ waiver }) => waiver?.state === 'in_force').length
  const shoulds = strict ? 0 : clauses.filter(isFailedShould).length
  const butFor = waived === 0 ? '' : `, but for ${counted(waived, 'waived failure')}`
  const rest =
    shoulds === 0 ? '' : ` ${counted(shoulds, 'should')} failed; --strict counts them too.`

  // Of some clauses alone, nothing follows for the contract.
  if (clauses.length < checkClauses.length) {
    const what = shoulds === 0 ? 'What was checked' : 'Every must that was checked'
    const checked = clauses.filter(({ status }) => /^(passed|failed)$/.test(status)).length
    return `${what} holds${butFor}: ${checked} of ${checkClauses.length} clauses.${rest}`
  }
  const what = shoulds === 0 ? 'the contract' : 'every must of the contract'
  return `The route holds to ${what}${butFor}.${rest}`
}

const isFailedShould = ({ level, status, waiver }: ClauseReport) =>
  level === 'should' && status === 'failed' && !waiver

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const row = (name: string, text: string) => {
  const lines = wrapped(text, 11)
  return `    ${name.padEnd(6)} ${lines.trimStart()}`
}
