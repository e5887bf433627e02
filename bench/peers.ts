import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench } from './Finding.ts'
import { measureClients } from './peers/measureClients.ts'
import { measureRoutes } from './peers/measureRoutes.ts'
import { installBeside } from './support/installBeside.ts'

/** What is current when it is installed; the figures name the versions. */
const packages = {
  name: '.peers',
  dependencies: {
    '@creem_io/nextjs': 'latest',
    '@dodopayments/nextjs': 'latest',
    '@polar-sh/nextjs': 'latest',
    'autumn-js': 'latest',
    next: '16',
    react: '19',
    'react-dom': '19',
    zod: '4',
  },
}

/** Runs the portal routes of other packages and this one's by turns, on the same stand-in of an API. */
export const bench: Bench = async ({ byName }) => {
  const beside = await installBeside(packages, byName)
  if ('notMeasured' in beside) {
    const notMeasured = `${beside.notMeasured}; \`npm run bench -- peers\` installs them`
    return [{ name: 'other packages', notMeasured }]
  }
  const { modules } = beside
  const versionOf = (packageName: string) => {
    const file = join(modules, packageName, 'package.json')
    const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'))
    return version
  }
  return [
    ...(await measureRoutes(modules, versionOf)),
    ...(await measureClients(modules, versionOf)),
  ]
}
