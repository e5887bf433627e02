import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'junit2json'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkClauses, type CheckReport, type ClauseReport } from '../../src/check/index.ts'
import { checkCommand } from '../../src/cli/checkCommand/checkCommand.ts'
import { toText } from '../../src/cli/checkCommand/toText.ts'
import { serve, type Served } from '../../src/shared/serve.ts'
import { createEmulator } from '../../src/emulator/index.ts'
import { serveFiveWrongs } from '../check/support/fiveWrongs.ts'

const cli = resolve(import.meta.dirname, '../../src/cli/index.ts')
const schemaFile = resolve(import.meta.dirname, '../../check-report.schema.json')
const secret = 'account=acme-001'

const right = 'method/only-post-mints'
const wrong = 'headers/no-store'
const should = 'link/nothing-besides'

let folder = ''
let secretKey = ''
let marginFront: Served
let route: Awaited<ReturnType<typeof serveFiveWrongs>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marginfront-check-'))
  const emulator = createEmulator({ control: true, origin: 'https://portal.marginfront.com' })
  marginFront = await serve(emulator.fetch, { port: 0 })
  secretKey = emulator.secretKeys[0] ?? ''
  route = await serveFiveWrongs({
    marginFront: marginFront.origin,
    key: secretKey,
    limit: 1000,
    besides: { ok: true },
  })
})
afterAll(async () => {
  route.close()
  await marginFront.close()
  await rm(folder, { recursive: true })
})

/** Runs the command in this process, since a process for each takes long to start. */
async function run(args: readonly string[], environment: Record<string, string | undefined> = {}) {
  const said = { output: '', errors: '' }
  vi.spyOn(console, 'log').mockImplementation((line) => void (said.output += `${line}\n`))
  vi.spyOn(console, 'error').mockImplementation((line) => void (said.errors += `${line}\n`))
  const variables = { MF_API_SECRET_KEY: undefined, GITHUB_STEP_SUMMARY: undefined, ...environment }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  try {
    return { code: await checkCommand.run(args), ...said }
  } finally {
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
  }
}

/** Checks the route that is wrong in five ways, by these clauses alone. */
const check = (clauses: readonly string[], more: readonly string[] = [], environment = {}) =>
  run(
    [
      route.url,
      '--signed-in',
      `Cookie: ${secret}`,
      '--customer',
      'acme-001',
      '--without',
      'form',
      '--emulator-origin',
      marginFront.origin,
      ...clauses.flatMap((clause) => ['--clause', clause]),
      ...more,
    ],
    environment,
  )

async function file(name: string, content: unknown) {
  const path = join(folder, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const waiver = (clause: string, until: string) => ({ clause, reason: 'Known; ticket 12', until })

describe('marginfront-portal check', () => {
  it('ends with 0 where every clause holds', async () => {
    const { code, output } = await check([right])
    expect(output).toContain('1 passed, 0 failed')
    expect(output).toContain(`What was checked holds: 1 of ${checkClauses.length} clauses.`)
    expect(output).not.toContain('holds to the contract')
    expect(code).toBe(0)
  })

  it('ends with 1 where one does not, and says what was sent, seen, and how to mend it', async () => {
    const { code, output, errors } = await check([right, wrong])
    expect(code).toBe(1)
    for (const row of [
      'FAILED  headers/no-store',
      'Sent ',
      'Seen ',
      'Fix ',
      'Try    curl -i',
      'docs/check.md#headersno-store',
    ]) {
      expect(output).toContain(row)
    }
    expect(output + errors).not.toContain(secret)
    expect(output).toContain("'cookie: ***'")
  })

  it('ends with 1 where a must could not be checked', async () => {
    const { code, output } = await check(['customer/never-mixed-up'])
    expect(output).toMatch(/NOT CHECKED {2}customer\/never-mixed-up[^]*--signed-in-other/)
    expect(code).toBe(1)
  })

  it('lets a failed should pass, but in a strict run', async () => {
    const lenient = await check([right, should])
    expect(lenient.output).toMatch(
      /Every must that was checked holds: 2 of .* 1 should failed; --strict/,
    )
    expect(lenient.code).toBe(0)
    expect((await check([should], ['--strict'])).code).toBe(1)
  })

  it('counts a failed should as a failure of the JUnit report in a strict run alone', async () => {
    const suitesOf = async (more: readonly string[]) => {
      const junit = join(folder, 'should.xml')
      await check([should], ['--report', `junit=${junit}`, ...more])
      return parse(await readFile(junit, 'utf8'))
    }
    expect(await suitesOf([])).toMatchObject({ tests: 1, failures: 0, skipped: 1 })
    expect(await suitesOf(['--strict'])).toMatchObject({ tests: 1, failures: 1, skipped: 0 })
  })

  it('says in one sentence what a whole run came to', () => {
    const clauses = checkClauses.map((clause): ClauseReport => ({ ...clause, status: 'passed' }))
    const failedBut = (waivers: number) =>
      clauses.map((clause, index): ClauseReport =>
        index < waivers
          ? {
              ...clause,
              status: 'failed',
              sent: '',
              seen: '',
              fix: '',
              waiver: { ...waiver(clause.id, '2999-12-31'), state: 'in_force' },
            }
          : clause,
      )
    const lastLine = (report: CheckReport) => toText(report, { strict: false }).split('\n').at(-1)
    expect(lastLine({ passed: true, clauses })).toBe('The route holds to the contract.')
    expect(lastLine({ passed: true, clauses: failedBut(1) })).toBe(
      'The route holds to the contract, but for 1 waived failure.',
    )
    expect(lastLine({ passed: true, clauses: failedBut(2) })).toBe(
      'The route holds to the contract, but for 2 waived failures.',
    )
    expect(lastLine({ passed: false, clauses })).toContain('does not hold')
  })

  it('lets a waived failure pass, and says that it is waived', async () => {
    const waivers = await file('in-force.json', [waiver(wrong, '2999-12-31')])
    const { code, output } = await check([wrong], ['--waivers', waivers])
    expect(output).toContain('Waived Known; ticket 12 (until 2999-12-31)')
    expect(output).toContain('What was checked holds, but for 1 waived failure: 1 of ')
    expect(code).toBe(0)
  })

  it('ends with 1 for a waiver that has expired, and for one that is stale', async () => {
    const expired = await check(
      [wrong],
      ['--waivers', await file('old.json', [waiver(wrong, '2020-01-31')])],
    )
    expect(expired.output).toContain('EXPIRED WAIVER  headers/no-store')
    expect(expired.code).toBe(1)
    const stale = await check(
      [right],
      ['--waivers', await file('stale.json', [waiver(right, '2999-12-31')])],
    )
    expect(stale.output).toContain('STALE WAIVER  method/only-post-mints')
    expect(stale.output).toContain('The clause holds now.')
    expect(stale.code).toBe(1)
    const form = 'form/redirected-to-link'
    const inapplicable = await check(
      [form],
      ['--waivers', await file('form.json', [waiver(form, '2999-12-31')])],
    )
    expect(inapplicable.output).toContain('It does not apply now. Take the waiver out.')
    expect(inapplicable.code).toBe(1)
  })

  it('ends with 2 where it cannot run, and says why', async () => {
    const closed = await serve(async () => new Response(), { port: 0 })
    await closed.close()
    const signIn = ['--signed-in', 'Cookie: a=b', '--emulator-origin', marginFront.origin]
    const typo = await file('typo.json', [waiver('header/no-store', '2999-12-31')])
    const cases: [readonly string[], RegExp][] = [
      [[], /Name the route's address/],
      [[route.url], /--signed-in/],
      [['not a url', ...signIn], /must be an address/],
      [[`${closed.origin}/api`, ...signIn], /Nothing answers at .*--wait/],
      [[route.url, ...signIn, '--colour'], /\. There is no option --colour\.\n$/],
      [
        [route.url, ...signIn, '--claus', right],
        /There is no option --claus\. Did you mean --clause\?/,
      ],
      [[route.url, '--signed-in'], /--signed-in needs a value/],
      [
        [route.url, ...signIn, '--clause', 'origin/crosssite-refused'],
        /Did you mean origin\/cross-site-refused\?/,
      ],
      [[route.url, ...signIn, '--waivers', typo], /Did you mean headers\/no-store\?/],
      [[route.url, ...signIn, '--waivers', join(folder, 'none.json')], /cannot be read/],
      [[route.url, ...signIn, '--without', 'from'], /Did you mean form\?/],
      [[route.url, ...signIn, '--report', 'xml=a'], /json=FILE and junit=FILE/],
      [[route.url, ...signIn, '--customer', 'nobody-999'], /knows no customer nobody-999/],
      [
        [route.url, '--signed-in', 'Cookie: a=b', '--emulator-origin', route.url],
        /not an emulator with a control page/,
      ],
      [
        [
          route.url,
          '--signed-in',
          'Cookie: a=b',
          '--emulator-port',
          new URL(marginFront.origin).port,
        ],
        /is taken/,
      ],
    ]
    for (const [args, why] of cases) {
      const { code, errors } = await run(args)
      expect(errors).toMatch(why)
      expect(code, args.join(' ')).toBe(2)
    }
  })

  it('repeats nothing of a sign-in whose quotes were forgotten, or that stands in an address', async () => {
    const signIn = ['--signed-in', 'Cookie: a=b']
    const emulator = ['--emulator-origin', marginFront.origin]
    const cases: [readonly string[], RegExp][] = [
      [[route.url, '--signed-in', 'Cookie:', 'session=planted'], /Put each header in quotes/],
      [['http://user:planted@127.0.0.1/api', ...signIn, ...emulator], /Send them with signedIn/],
      [['http://planted@127.0.0.1/api', ...signIn, ...emulator], /Send them with signedIn/],
      [[route.url, ...signIn, '--emulator-origin', 'http://a:planted@127.0.0.1'], /Take it out/],
      [
        [route.url, ...signIn, ...emulator, '--app-origin', 'https://a:planted@app.example.com'],
        /An origin has neither/,
      ],
      [[route.url, ...signIn, '--emulator-origin', '127.0.0.1:4242'], /must be an origin such as/],
    ]
    for (const [args, why] of cases) {
      const { code, output, errors } = await run(args)
      expect(errors).toMatch(why)
      expect(errors + output).not.toContain('planted')
      expect(code).toBe(2)
    }
  })

  it('takes the blame for its own faults, and none for a file that cannot be written', async () => {
    const noFolder = join(folder, 'none', 'r.json')
    const unwritten = await check([right], ['--report', `json=${noFolder}`])
    expect(unwritten.errors).toMatch(/could not run\. ENOENT/)
    expect(unwritten.code).toBe(2)
    vi.spyOn(URL, 'canParse').mockImplementation(() => {
      throw Object.assign(new TypeError('broken'), { code: 'ERR_BROKEN' })
    })
    const broken = await check([right])
    expect(broken.errors).toContain('This is a fault of the check itself: broken')
    expect(broken.code).toBe(2)
  })

  it('writes a JSON report by its published schema, and a JUnit one that a parser reads', async () => {
    const [json, junit, summary] = [
      join(folder, 'r.json'),
      join(folder, 'r.xml'),
      join(folder, 's.md'),
    ]
    await check(
      [right, wrong, should, 'cors/link-readable', 'customer/never-mixed-up'],
      ['--report', `json=${json},junit=${junit}`],
      { GITHUB_STEP_SUMMARY: summary },
    )
    const report: CheckReport = JSON.parse(await readFile(json, 'utf8'))
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats.default(ajv)
    const isValid = ajv.validate(JSON.parse(await readFile(schemaFile, 'utf8')), report)
    expect(ajv.errorsText()).toBe('No errors')
    expect(isValid).toBe(true)
    const wrongReport = { ...report, clauses: [{ ...report.clauses[0], status: 'odd' }] }
    expect(ajv.validate(JSON.parse(await readFile(schemaFile, 'utf8')), wrongReport)).toBe(false)

    const suites = await parse(await readFile(junit, 'utf8'))
    expect(suites).toMatchObject({ tests: 5, failures: 2, skipped: 2 })
    expect(await readFile(summary, 'utf8')).toMatch(
      /## Portal route: failed[^]*\| `headers\/no-store` \| must \| failed \|/,
    )
  })

  it('lists the clauses', async () => {
    const { code, output } = await run(['--list'])
    expect(output).toMatch(/^must +origin\/cross-site-refused +A request/m)
    expect(code).toBe(0)
  })

  it('judges a whole route before an emulator that runs elsewhere, and says all that is wrong', async () => {
    const json = join(folder, 'whole.json')
    const own = await serveFiveWrongs({ marginFront: marginFront.origin, key: secretKey })
    const { code, output, errors } = await run([
      own.url,
      '--signed-in',
      `Cookie: ${secret}`,
      '--customer',
      'acme-001',
      '--signed-in-other',
      'Cookie: account=globex-001',
      '--customer-other',
      'globex-001',
      '--without',
      'form,hang-up',
      '--timeout',
      '5',
      '--report',
      `json=${json}`,
      '--emulator-origin',
      marginFront.origin,
    ])
    own.close()
    expect(errors).toContain('passed         link/given')
    const { clauses }: CheckReport = JSON.parse(await readFile(json, 'utf8'))
    const failed = clauses.filter(({ status }) => status === 'failed').map(({ id }) => id)
    expect(failed).toEqual([
      'origin/look-alikes-refused',
      'return-url/hostile-never-kept',
      'customer/never-from-body',
      'failures/tell-nothing',
      'headers/no-store',
    ])
    expect(clauses).toHaveLength(checkClauses.length)
    expect(output).toMatch(/customer globex-001;\s+expected one for acme-001/)
    expect(output).toContain('body {"customerExternalId":"globex-001"}')
    expect(output).toContain('your own sign-in in place of ***')
    expect(code).toBe(1)
  }, 120_000)

  it('serves an emulator of its own, and says what the route needs', async () => {
    const { code, errors } = await run([
      route.url,
      '--signed-in',
      `Cookie: ${secret}`,
      '--emulator-port',
      '0',
      '--clause',
      right,
    ])
    expect(errors).toMatch(
      /MF_API_BASE_URL=http:\/\/127\.0\.0\.1:\d+\/v1\n +MF_API_SECRET_KEY=mf_sk_/,
    )
    expect(code).toBe(0)
  })

  it('gives its exit code to the shell', async () => {
    const child = spawn(process.execPath, [cli, 'check'], { stdio: 'ignore' })
    expect(await once(child, 'exit')).toEqual([2, null])
  }, 120_000)
})
