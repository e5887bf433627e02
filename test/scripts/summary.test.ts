import { describe, expect, it } from 'vitest'
import { runGates } from '../../scripts/runGates.ts'
import { runSuite } from '../../scripts/runSuite.ts'
import { judgeVitest, readSummaryLine, sum, summaryLine } from '../../scripts/summary.ts'

const green = { unit: { passed: 3, failed: 0, skipped: 1 } }

describe('judgeVitest', () => {
  it('gives the counts of all projects', () => {
    const projects = { ...green, package: { passed: 2, failed: 1, skipped: 0 } }
    expect(judgeVitest({ projects, looseErrors: 0 }, 1)).toEqual({
      passed: 5,
      failed: 1,
      skipped: 1,
      complaints: [],
    })
  })

  it('passes a green run', () => {
    expect(judgeVitest({ projects: green, looseErrors: 0 }, 0).failed).toBe(0)
  })

  it('fails a run that left no report', () => {
    expect(judgeVitest(undefined, 0).failed).toBe(1)
  })

  it('fails a run of no project', () => {
    expect(judgeVitest({ projects: {}, looseErrors: 0 }, 0).failed).toBe(1)
  })

  it('fails a project that ran no test, and names it', () => {
    const projects = { ...green, journey: { passed: 0, failed: 0, skipped: 4 } }
    const verdict = judgeVitest({ projects, looseErrors: 0 }, 0)
    expect(verdict.failed).toBe(1)
    expect(verdict.complaints).toEqual(['The project journey ran no test.'])
  })

  it('fails errors outside of tests, though all tests passed', () => {
    expect(judgeVitest({ projects: green, looseErrors: 2 }, 0).failed).toBe(1)
  })

  it('fails a run that ended badly, though all tests passed', () => {
    expect(judgeVitest({ projects: green, looseErrors: 0 }, 1).failed).toBe(1)
  })

  it('does not count one failure twice', () => {
    const projects = { unit: { passed: 3, failed: 1, skipped: 0 } }
    expect(judgeVitest({ projects, looseErrors: 0 }, 1).failed).toBe(1)
  })
})

describe('runGates', () => {
  const pass = { name: 'good', command: 'node --version' }
  const fail = { name: 'bad', command: 'node --eval "console.log(40 + 2); process.exit(3)"' }
  const missing = { name: 'missing', command: 'no-such-program-anywhere' }

  it('counts each gate once and goes on after a failure', async () => {
    const printed: string[] = []
    const counts = await runGates([fail, missing, pass, pass], (text) => printed.push(text))
    expect(counts).toEqual({ passed: 2, failed: 2, skipped: 0 })
    expect(printed.join('\n')).toMatch(/bad: FAILED[^\n]*\n42/)
    expect(printed.join('\n')).toContain('good: passed')
  })
})

describe('runSuite', () => {
  const suite = (code: string) => {
    const printed: string[] = []
    const counts = runSuite(`node --eval ${JSON.stringify(code)}`, (line) => printed.push(line))
    return counts.then((result) => ({ ...result, printed: printed.join('\n') }))
  }

  it('takes the counts of the last line, and prints all', async () => {
    const code = "console.log('1 passed, 9 failed, 9 skipped\\n3 passed, 1 failed, 2 skipped\\n')"
    const result = await suite(`${code}; process.exit(1)`)
    expect(result).toMatchObject({ passed: 3, failed: 1, skipped: 2 })
    expect(result.printed).toContain('1 passed, 9 failed')
  })

  it('counts a command without counts as one check', async () => {
    expect(await suite('0')).toMatchObject({ passed: 1, failed: 0, skipped: 0 })
    expect(await suite('process.exit(3)')).toMatchObject({ passed: 0, failed: 1, skipped: 0 })
  })

  it('fails a command that ended badly, though it counted no failure', async () => {
    const result = await suite("console.log('3 passed, 0 failed, 0 skipped'); process.exit(1)")
    expect(result).toMatchObject({ passed: 3, failed: 1, skipped: 0 })
    expect(result.printed).toContain('FAILED with exit code 1')
  })
})

it('readSummaryLine reads what summaryLine gives, and nothing else', () => {
  const counts = { passed: 14, failed: 1, skipped: 2 }
  expect(readSummaryLine(summaryLine(counts))).toEqual(counts)
  expect(readSummaryLine('all 14 passed, 1 failed, 2 skipped')).toBeUndefined()
})

it('sum adds up gates and tests', () => {
  const gates = { passed: 4, failed: 1, skipped: 0 }
  const tests = { passed: 10, failed: 0, skipped: 2 }
  expect(summaryLine(sum([gates, tests]))).toBe('14 passed, 1 failed, 2 skipped')
})
