import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bundledPackages, thirdPartyLicenses } from '../../scripts/thirdPartyLicenses.ts'

const file = join(import.meta.dirname, '../../THIRD-PARTY-LICENSES.md')

it('the build holds code of these packages of others, and of no other', () => {
  expect(bundledPackages()).toEqual(['@tanstack/store', '@tanstack/table-core'])
})

it('the package brings the licence of each, as `npm run licenses` writes it', () => {
  expect(readFileSync(file, 'utf8')).toBe(thirdPartyLicenses())
})

it('every licence of others lets the code be passed on with its notice', () => {
  const licenses = [...thirdPartyLicenses().matchAll(/^## .+\n\n(.+)$/gm)].map(([, name]) => name)
  expect(
    licenses.filter((name) => !/^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0)$/.test(name ?? '')),
  ).toEqual([])
  expect(licenses).toHaveLength(bundledPackages().length)
})
