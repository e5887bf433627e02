import type { CheckReport, ClauseReport } from '../../check/index.ts'

/** The report as JUnit's XML, a test case for each clause. */
export function toJUnit(
  { clauses }: CheckReport,
  { started, strict }: { started: Date; strict: boolean },
): string {
  const cases = clauses.map((clause) => testCase(clause, strict))
  const count = (tag: string) => cases.filter((one) => one.includes(`<${tag} `)).length
  const figures = `tests="${clauses.length}" failures="${count('failure')}" errors="0" skipped="${count('skipped')}"`
  const time = `timestamp="${started.toISOString().slice(0, 19)}" time="${(Date.now() - started.getTime()) / 1000}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="marginfront-portal check" ${figures}>`,
    `  <testsuite name="portal route" ${figures} ${time}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function testCase(clause: ClauseReport, strict: boolean): string {
  const [family = ''] = clause.id.split('/')
  const open = `    <testcase classname=${quoted(`portal-route.${family}`)} name=${quoted(`${clause.id}: ${clause.title}`)} time="0"`
  const outcome = outcomeOf(clause, strict)
  return outcome === undefined ? `${open}/>` : `${open}>\n${outcome}\n    </testcase>`
}

function outcomeOf(clause: ClauseReport, strict: boolean): string | undefined {
  const { waiver, docs } = clause
  if (waiver?.state === 'in_force') return skipped(`waived until ${waiver.until}: ${waiver.reason}`)
  if (waiver) return failed(`the waiver is ${waiver.state}`, `See ${docs}.`)
  switch (clause.status) {
    case 'passed':
      return undefined
    case 'not_applicable':
      return skipped(clause.why)
    case 'not_checked':
      return clause.level === 'must'
        ? failed(`not checked: ${clause.why}`, `See ${docs}.`)
        : skipped(clause.why)
    case 'failed': {
      const { sent, seen, fix, curl } = clause
      const details = [`Sent: ${sent}`, `Seen: ${seen}`, `Fix: ${fix}`, `Why: ${docs}`, curl]
      const text = details.filter((line) => line !== undefined).join('\n')
      // Most tools know failed and skipped alone: a should breaks their build in a strict run only.
      return clause.level === 'must' || strict ? failed(seen, text) : skipped(`should: ${seen}`)
    }
  }
}

const failed = (message: string, text: string) =>
  `      <failure message=${quoted(message)} type="contract">${escaped(text)}</failure>`

const skipped = (message: string) => `      <skipped message=${quoted(message)}/>`

const quoted = (text: string) => `"${escaped(text).replaceAll('\n', '&#10;')}"`

// XML 1.0 has no way to write the other control characters.
const escaped = (text: string) =>
  text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
