import { readdir, readFile, stat } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTitles } from '../../../src/cli/doctorCommand/DoctorCheck.ts'
import { doctorCommand } from '../../../src/cli/doctorCommand/doctorCommand.ts'
import { UsageError } from '../../../src/cli/UsageError.ts'
import { examine } from '../../../src/cli/doctorCommand/examine.ts'
import { createPortalRoute } from '../../../src/server/index.ts'
import { serve, type Served } from '../../../src/shared/serve.ts'
import { createFolder, serveMarginFront, withVariables } from './support.ts'

const root = resolve(import.meta.dirname, '../../..')
const planted = [
  'mf_sk_live_planted',
  'mf_pk_live_planted',
  'mgl_planted',
  'planted.example',
  'planted_cookie',
]

let marginFront: Awaited<ReturnType<typeof serveMarginFront>>
let app: Served
beforeAll(async () => {
  marginFront = await serveMarginFront()
  const route = createPortalRoute({
    resolveCustomer: () => 'unauthenticated',
    secretKey: marginFront.variables.MF_API_SECRET_KEY,
    baseUrl: marginFront.variables.MF_API_BASE_URL,
    onEvent: () => {},
  })
  app = await serve(
    async (request) =>
      new URL(request.url).pathname === '/api/billing-portal'
        ? route(request)
        : new Response('<title>Billing</title>', { headers: { 'content-type': 'text/html' } }),
    { port: 0 },
  )
})
afterAll(async () => {
  await app.close()
  await marginFront.close()
})

const rightApp = {
  'package.json': { dependencies: { '@marginfront/react': '1' } },
  'node_modules/@marginfront/react/package.json': {
    version: '1.0.0',
    peerDependencies: { react: '>=18' },
  },
  'node_modules/react/package.json': { version: '19.3.1' },
}

/** Runs the command as a person does, in a folder with these files. */
async function run(files: Record<string, unknown>, args: string[], variables = {}) {
  const { folder, remove } = await createFolder(files)
  const before = await snapshot(folder)
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [join(root, 'src/cli/index.ts'), 'doctor', ...args], {
    cwd: folder,
    env: { PATH, ...marginFront.variables, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  const changed = (await snapshot(folder)) !== before
  await remove()
  return { code, output, errors, changed }
}

async function snapshot(folder: string) {
  const names = (await readdir(folder, { recursive: true })).toSorted()
  const entries = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const { mtimeMs } = await stat(path)
      return [name, mtimeMs, await readFile(path, 'utf8').catch(() => '')]
    }),
  )
  return JSON.stringify(entries)
}

const right = () => [
  '--endpoint',
  `${app.origin}/api/billing-portal`,
  '--page',
  `${app.origin}/billing`,
]

describe('marginfront-portal doctor', () => {
  it('ends with 0 where all is right, with nothing written and no link made', async () => {
    const { code, output, errors, changed } = await run(rightApp, right())
    expect(errors).toBe('')
    expect(output).toContain('0 problems, 0 warnings, 14 ok, 1 not checked')
    expect(code).toBe(0)
    expect(changed).toBe(false)
    expect(marginFront.emulator.sessions.all).toEqual([])
  })

  it('ends with 1 at a problem, and says why, how to mend it and where to read on', async () => {
    const { code, output } = await run(rightApp, right(), { MF_API_SECRET_KEY: 'mf_pk_live_1' })
    expect(output).toMatch(
      /PROBLEM {6}Secret key\n {13}Why .*publishable[^]* {13}Fix [^]* {13}See {2}https:\S+\/docs\/doctor\.md#key\n/,
    )
    expect(output).toContain('1 problem,')
    expect(code).toBe(1)
  })

  it('ends with 0 where there are warnings alone, and says why something was not checked', async () => {
    const variables = { MF_API_SECRET_KEY: ' mf_sk_test_emulator' }
    const { code, output } = await run(rightApp, [], variables)
    expect(output).toContain('1 warning,')
    expect(output).toContain('not checked  Page: Name the page with the button with --page.')
    expect(code).toBe(0)
  })

  it('prints JSON of one shape with --json', async () => {
    const { code, output } = await run(rightApp, [...right(), '--json'], { VITE_KEY: 'mf_sk_1' })
    const report: { ok: boolean; checks: Record<string, unknown>[] } = JSON.parse(output)
    expect(Object.keys(report)).toEqual(['ok', 'checks'])
    expect(report.ok).toBe(false)
    expect(code).toBe(1)
    expect(report.checks.map(({ id }) => id)).toEqual(Object.keys(checkTitles))
    for (const { id, status, title, detail = '', fix = '', ...more } of report.checks) {
      expect(title).toBe(Object.entries(checkTitles).find(([name]) => name === id)?.[1])
      expect(['ok', 'warning', 'problem', 'not_checked']).toContain(status)
      expect([typeof detail, typeof fix]).toEqual(['string', 'string'])
      expect(fix !== '').toBe(status === 'problem' || status === 'warning')
      expect(more).toEqual({})
    }
  })

  it.each([
    [['--endpint', 'http://localhost'], 'Did you mean --endpoint?'],
    [['--endpoint', '/api/billing-portal'], '--endpoint must be an address in full'],
    [['--endpoint', 'http://mf_sk_live_planted@localhost/'], 'user name or password'],
    [['--page'], '--page needs a value'],
    [['--timeout', 'soon'], '--timeout must be a number of seconds'],
    [['mf_sk_live_planted'], 'Unexpected argument'],
    [['session=planted_cookie'], 'Unexpected argument'],
    [['https://planted.example/r/mgl_planted'], 'Unexpected argument'],
  ])('does not take %j, and repeats no secret of it', async (args, message) => {
    const refused = doctorCommand.run(args)
    await expect(refused).rejects.toBeInstanceOf(UsageError)
    await expect(refused).rejects.toThrow(message)
    const said = await refused.catch(String)
    for (const secret of planted) expect(said).not.toContain(secret)
  })

  it('ends with 2 and its help where the command line is wrong', async () => {
    const { code, output, errors } = await run({}, ['--endpint', 'http://localhost'])
    expect(errors).toContain('Usage: marginfront-portal doctor')
    expect(output).toBe('')
    expect(code).toBe(2)
  })
})

it('no key, token, URL or answer that the doctor meets is in its report', async () => {
  const link = 'https://planted.example/r/mgl_planted'
  const leaky = await serve(
    async ({ method }) =>
      new Response(`${link} mf_sk_live_planted`, {
        status: method === 'POST' ? 302 : 200,
        headers: {
          location: link,
          'set-cookie': 'planted_cookie=1',
          'content-type': 'planted.example/mf_sk_live_planted',
          'content-security-policy': `form-action ${link}; connect-src ${link}`,
        },
      }),
    { port: 0 },
  )
  const { folder, remove } = await createFolder({
    ...rightApp,
    'node_modules/react/package.json': { version: link },
    'node_modules/react-dom/package.json': { version: 'mf_sk_live_planted' },
    'node_modules/@marginfront/react/node_modules/mf_sk_live_planted/node_modules/react/package.json':
      { version: '1.0.0' },
    '.env': [
      'MF_API_SECRET_KEY="mf_pk_live_planted"',
      `MF_API_BASE_URL=${link}?key=mf_sk_live_planted`,
      'NEXT_PUBLIC_mf_sk_live_planted=mf_sk_live_planted',
      `mf_sk_live_planted=mf_sk_live_planted`,
      `VITE_LINK=${link}`,
      'VITE_KEY=mf_sk_live_planted',
    ].join('\n'),
  })
  const reports = [
    await withVariables({}, () => examine(subject(folder, leaky.origin))),
    await withVariables(
      {
        MF_API_SECRET_KEY: `MF_API_SECRET_KEY='mf_sk_live_planted' ${link}`,
        MF_API_BASE_URL: `${leaky.origin}/r/mgl_planted`,
        REACT_APP_KEY: 'mf_sk_live_planted',
      },
      () => examine(subject(folder, leaky.origin)),
    ),
  ]
  for (const report of reports) {
    expect(report.checks.filter(({ status }) => status === 'problem').length).toBeGreaterThan(3)
    const said = JSON.stringify(report)
    for (const secret of planted) expect(said).not.toContain(secret)
  }
  await remove()
  await leaky.close()
})

const subject = (folder: string, origin: string) => ({
  folder,
  endpoint: new URL(`${origin}/mgl_planted?token=mgl_planted`),
  page: new URL(`${origin}/billing?token=mgl_planted`),
  portalOrigin: undefined,
  timeout: 10_000,
})
