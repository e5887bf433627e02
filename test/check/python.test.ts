import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it, type TestContext } from 'vitest'
import { checkClauses, checkPortalRoute } from '../../src/check/index.ts'
import { serve } from '../../src/cli/serve.ts'
import { findPython } from '../examples/python/findPython.ts'
import { createWorkshop, signIns } from './mutants/createWorkshop.ts'

const python = findPython()
const root = join(import.meta.dirname, '../..')

const slow = /^(upstream\/silence|hang-up\/)/

/** Checks the route in Python, spoiled in one way. */
async function check(way: string, { onTestFinished }: TestContext) {
  const { emulator } = createWorkshop()
  const marginFront = await serve(emulator.fetch, { port: 0 })
  onTestFinished(() => marginFront.close())
  const [key = ''] = emulator.secretKeys
  const host = join(import.meta.dirname, 'python/host.py')
  const child = spawn(python, [host, `${marginFront.origin}/v1`, key, way], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      PYTHONPATH: join(root, 'examples/python'),
      PYTHONPYCACHEPREFIX: join(root, '.cache/python'),
      no_proxy: '*',
    },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said] = await once(child.stdout, 'data')
  const url = `${String(said).trim()}/api/billing-portal`
  // Those that wait for the end of a time hold for every route that leaves MarginFront's time alone.
  const waits = ['right', 'revoke'].includes(way)
  const clauses = waits
    ? undefined
    : checkClauses.map(({ id }) => id).filter((id) => !slow.test(id))
  return checkPortalRoute({ url, emulator, ...signIns, clauses, timeout: 20_000 })
}

// What the right route does not do yet either.
const known = ['return-url/empty-is-none', 'upstream/retry-after-told']

describe.skipIf(!python).concurrent('a route in Python', () => {
  it.for<{ way: string; fails: string[] }>([
    { way: 'right', fails: [] },
    { way: 'header', fails: ['customer/never-from-elsewhere', 'customer/signed-out-refused'] },
    { way: 'global', fails: ['customer/named-one-billed', 'customer/others-are-others'] },
    {
      way: 'origin',
      fails: [
        'origin/cross-site-refused',
        'origin/forwarded-headers-are-no-code',
        'origin/look-alikes-refused',
        'origin/missing-refused',
        'origin/null-refused',
        'origin/other-fetch-sites-refused',
        'origin/referer-is-no-proof',
      ],
    },
    { way: 'no-store', fails: ['headers/no-store'] },
    {
      way: 'revoke',
      fails: ['hang-up/late-link-revoked', 'hang-up/link-revoked', 'untrusted/link-revoked'],
    },
  ])(
    'that is $way fails nowhere but there',
    { timeout: 240_000 },
    async ({ way, fails }, context) => {
      const { clauses } = await check(way, context)
      const failed = clauses.filter(({ status }) => status === 'failed')
      expect(
        failed
          .map(({ id }) => id)
          .filter((id) => !known.includes(id))
          .toSorted(),
      ).toEqual(fails)
      if (way !== 'right') return
      const unmet = clauses.filter(
        ({ level, status }) => level === 'must' && /failed|not_checked/.test(status),
      )
      expect(unmet).toEqual([])
    },
  )
})
