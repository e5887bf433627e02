import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { build } from 'esbuild'
import type { Finding } from '../Finding.ts'
import { freePort } from '../../test/engines/ports.ts'
import { installBeside } from '../support/installBeside.ts'
import { differencesOf, median, moreOrLess, spreadOf } from '../support/statistics.ts'

const rounds = 15
const mostMilliseconds = 45
const name = 'first answer in workerd, from its start'
const workerd = { name: '.workerd', dependencies: { workerd: '1.20261117.1' } }

/** Starts workerd with the route, in turn with a worker of one line, and asks each for one link. */
export async function answerInWorkerd(server: string, mayInstall: boolean): Promise<Finding> {
  const beside = await installBeside(workerd, mayInstall)
  if ('notMeasured' in beside) {
    return { name, notMeasured: `${beside.notMeasured}; \`npm run bench -- cold\` installs it` }
  }
  if (process.platform !== 'linux') return { name, notMeasured: 'needs /proc, which Linux has' }
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
    figure: `${moreOrLess(median(differences), 1)} of processor time than a worker of one line (${median(times.ours).toFixed(1)} and ${median(times.empty).toFixed(1)} ms)`,
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
  const child = spawn(program, ['serve', config, `--socket-addr=http=${new URL(origin).host}`], {
    stdio: 'ignore',
  })
  const gone = once(child, 'exit')
  try {
    await expectAnswer(origin)
    return await processorTimeOf(child.pid)
  } finally {
    child.kill()
    await gone
  }
}

/** Asks until somebody listens. */
async function expectAnswer(origin: string): Promise<void> {
  const headers = { origin, 'content-type': 'application/json' }
  const deadline = performance.now() + 20_000
  for (;;) {
    try {
      const answer = await fetch(origin, { method: 'POST', headers, body: '{}' })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`workerd answered ${answer.status}: ${text}`)
      return
    } catch (error) {
      const isUnreached = error instanceof TypeError
      if (!isUnreached || performance.now() > deadline) throw error
      await setTimeout(20)
    }
  }
}

/** The milliseconds that all threads of a process have run, whatever else the machine does. */
async function processorTimeOf(pid: number | undefined): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`)
  const times = await Promise.all(
    threads.map(async (thread) => {
      const text = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8')
      return Number(text.split(' ')[0]) / 1_000_000
    }),
  )
  return times.reduce((sum, time) => sum + time, 0)
}
