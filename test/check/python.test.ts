import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it, type TestContext } from 'vitest'
import { checkClauses, checkPortalRoute } from '../../src/check/index.ts'
import { serve } from '../../src/shared/serve.ts'
import { findPython } from '../examples/python/findPython.ts'
import { createWorkshop, signIns } from './mutants/createWorkshop.ts'

const python = findPython()
const root = join(import.meta.dirname, '../..')

// They wait for the end of a time, and hold for every route that leaves MarginFront's time alone.
const slow = /^(upstream\/silence|hang-up\/)/
const aboutRevoking = /^(link\/|untrusted\/|upstream\/silence|hang-up\/)/
const clausesOf = (way: string) => {
  const ids = checkClauses.map(({ id }) => id)
  if (way === 'right') return undefined
  return ids.filter((id) => (way === 'revoke' ? aboutRevoking.test(id) : !slow.test(id)))
}

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
  const timeout = way === 'revoke' ? 4000 : 20_000
  return checkPortalRoute({ url, emulator, ...signIns, clauses: clausesOf(way), timeout })
}

describe.skipIf(!python).concurrent('a route in Python', () => {
  it.for<{ way: string; fails: string[] }>([
    // These two wait for the end of times, and begin first.
    { way: 'right', fails: [] },
    {
      way: 'revoke',
      fails: ['hang-up/late-link-revoked', 'hang-up/link-revoked', 'untrusted/link-revoked'],
    },
    { way: 'header', fails: ['customer/never-from-elsewhere'] },
    { way: 'global', fails: ['customer/named-one-billed', 'customer/others-are-others'] },
    { way: 'origin', fails: ['origin/cross-site-refused'] },
    { way: 'no-store', fails: ['headers/no-store'] },
    { way: 'get', fails: ['method/only-post-mints'] },
    { way: 'body', fails: ['customer/never-from-body'] },
    { way: 'cache', fails: ['link/fresh-each-time'] },
    {
      way: 'link',
      fails: [
        'form/failure-page-is-safe',
        'return-url/hostile-never-kept',
        'untrusted/link-refused',
      ],
    },
    { way: 'upstream', fails: ['failures/tell-nothing'] },
    { way: 'sign-in-page', fails: ['customer/signed-out-refused'] },
    { way: 'validation', fails: ['return-url/hostile-refused'] },
    { way: 'traceback', fails: ['failures/tell-nothing'] },
    { way: 'prefix', fails: ['untrusted/link-refused'] },
    { way: 'query', fails: ['customer/signed-out-refused'] },
    { way: 'referer', fails: ['return-url/hostile-never-kept'] },
    { way: 'module', fails: ['customer/never-mixed-up'] },
    { way: 'post-alone', fails: ['method/others-answer-405'] },
  ])(
    'that is $way fails nowhere but there',
    { timeout: 240_000 },
    async ({ way, fails }, context) => {
      const { clauses } = await check(way, context)
      const failed = clauses.filter(({ status }) => status === 'failed')
      expect(failed.map(({ id }) => id).toSorted()).toEqual(fails)
      if (way !== 'right') return
      const unmet = clauses.filter(
        ({ level, status }) => level === 'must' && /failed|not_checked/.test(status),
      )
      expect(unmet).toEqual([])
    },
  )
})
