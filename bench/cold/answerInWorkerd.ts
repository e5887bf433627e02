import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Finding } from '../Finding.ts'
import { freePort } from '../../test/engines/ports.ts'
import { installBeside } from '../support/installBeside.ts'
import { differencesOf, median, moreOrLess, spreadOf } from '../support/statistics.ts'

const rounds = 15
const mostMilliseconds = 30
const name = 'first answer in workerd, from the start of the process'
const workerd = { name: '.workerd', dependencies: { workerd: '1.20261117.1' } }

/** Starts workerd with the route, in turn with a worker of one line, and asks each for one link. */
export async function answerInWorkerd(server: string, mayInstall: boolean): Promise<Finding> {
  const beside = await installBeside(workerd, mayInstall)
  if ('notMeasured' in beside) {
    return { name, notMeasured: `${beside.notMeasured}; \`npm run bench -- cold\` installs it` }
  }
  const { default: program }: { default: string } = createRequire(`${beside.modules}/`)('workerd')
  const folder = await mkdtemp(join(tmpdir(), 'marginfront-react-workerd-'))
  const times = { ours: [] as number[], empty: [] as number[] }
  try {
    const workers = await writeWorkers(folder, server)
    for (let round = 0; round < rounds; round += 1) {
      for (const kind of ['ours', 'empty'] as const) {
        times[kind].push(await firstAnswer(program, workers[kind]))
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const differences = differencesOf(times.ours, times.empty)
  return {
    name,
    figure: `${moreOrLess(median(differences), 1)} than a worker of one line (${median(times.ours).toFixed(1)} and ${median(times.empty).toFixed(1)} ms)`,
    spread: spreadOf(differences, 1, 'ms'),
    bar: `at most ${mostMilliseconds} ms`,
    passed: median(differences) <= mostMilliseconds,
  }
}

/** Writes a configuration for each worker; a third one stands for MarginFront. */
async function writeWorkers(folder: string, server: string) {
  await build({
    stdin: {
      contents: `import { createPortalRoute } from '${server}'
        const route = createPortalRoute({
          secretKey: 'mf_sk_test_bench',
          resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
        })
        export default { fetch: (request) => route(request) }`,
      resolveDir: folder,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    conditions: ['workerd'],
    outfile: join(folder, 'ours.js'),
  })
  await writeFile(join(folder, 'empty.js'), "export default { fetch: () => new Response('{}') }")
  await writeFile(
    join(folder, 'upstream.js'),
    `export default { fetch: () => Response.json({
      id: 'ps_1', token: 't', url: 'https://portal.marginfront.com/r/t', customerId: 'cus_1',
      expiresAt: new Date(Date.now() + 3600000).toISOString(),
    }, { status: 201 }) }`,
  )
  const configOf = async (kind: 'ours' | 'empty') => {
    const file = join(folder, `${kind}.capnp`)
    await writeFile(file, configurationFor(kind))
    return file
  }
  return { ours: await configOf('ours'), empty: await configOf('empty') }
}

const configurationFor = (kind: string) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [(name = "main", esModule = embed "${kind}.js")],
      compatibilityDate = "2026-07-30", globalOutbound = "upstream")),
    (name = "upstream", worker = (modules = [(name = "main", esModule = embed "upstream.js")],
      compatibilityDate = "2026-07-30")),
  ],
  sockets = [(name = "http", service = "main", http = ())],
);`

async function firstAnswer(program: string, config: string): Promise<number> {
  const origin = `http://127.0.0.1:${await freePort()}`
  const start = performance.now()
  const child = spawn(program, ['serve', config, `--socket-addr=http=${new URL(origin).host}`], {
    stdio: 'ignore',
  })
  const gone = once(child, 'exit')
  try {
    return (await answerOf(origin)) - start
  } finally {
    child.kill()
    await gone
  }
}

/** Asks until somebody listens, and gives when the answer was there. */
async function answerOf(origin: string): Promise<number> {
  const headers = { origin, 'content-type': 'application/json' }
  const deadline = performance.now() + 20_000
  for (;;) {
    try {
      const answer = await fetch(origin, { method: 'POST', headers, body: '{}' })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`workerd answered ${answer.status}: ${text}`)
      return performance.now()
    } catch (error) {
      if (!isUnreached(error) || performance.now() > deadline) throw error
    }
  }
}

const isUnreached = (error: unknown) => Object(error).name === 'TypeError'
