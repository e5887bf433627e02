import { expect, it } from 'vitest'
import { withFigures } from '../../bench/support/withFigures.ts'

const page = 'Before.\n<!-- bench:client -->\nOf last year.\n<!-- /bench:client -->\nAfter.\n'
const findings = [
  { name: 'a click', figure: '2 ms', spread: '1 to 3 ms', bar: 'at most 2 ms', passed: true },
  { name: 'a tap', notMeasured: 'no finger' },
]

it('puts figures and machine in the place of the older ones, and leaves the prose', () => {
  const written = withFigures(page, 'client', findings, 'Measured here.')
  expect(written).toMatch(/^Before\.\n<!-- bench:client -->\n/)
  expect(written).toContain('| a click | 2 ms | 1 to 3 ms | at most 2 ms | holds |')
  expect(written).toContain('| a tap | no finger |  |  | not measured |')
  expect(written).toContain('Measured here.')
  expect(written).not.toContain('last year')
  expect(written).toMatch(/<!-- \/bench:client -->\nAfter\.\n$/)
})

it('writes what a figure is made of below the table', () => {
  const finding = { name: 'the button', figure: '6 kB', passed: true, details: ['1 kB  a.ts'] }
  expect(withFigures(page, 'client', [finding], '')).toContain('```text\n1 kB  a.ts\n```')
})

it('does not lose the figures of a part that has no place', () => {
  expect(() => withFigures(page, 'desk', findings, '')).toThrow('<!-- bench:desk -->')
})
