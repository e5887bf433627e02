import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkTitles } from '../../src/cli/doctorCommand/DoctorCheck.ts'
import { usage } from '../../src/cli/doctorCommand/readDoctorFlags.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/doctor.md'), 'utf8')

it('the page on the doctor has a part for each check, and no other', () => {
  const parts = [...page.matchAll(/^### (.+)$/gm)].map(([, name]) => name)
  expect(parts.toSorted()).toEqual(Object.keys(checkTitles).toSorted())
})

it('the page on the doctor has each flag of its help', () => {
  const flags = [...usage.matchAll(/^ {2}(?:-h, )?(--[\w-]+)/gm)].map(([, name]) => name ?? '')
  expect(flags).toContain('--endpoint')
  expect(flags.filter((flag) => flag !== '--help' && !page.includes(`\`${flag}`))).toEqual([])
})
