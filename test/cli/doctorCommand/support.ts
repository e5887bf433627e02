import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { vi } from 'vitest'
import type { CheckId, DoctorReport } from '../../../src/cli/doctorCommand/DoctorCheck.ts'
import { examine, type Subject } from '../../../src/cli/doctorCommand/examine.ts'
import { createEmulator } from '../../../src/emulator/index.ts'
import { serve } from '../../../src/shared/serve.ts'

/** A folder with these files in it, each a text or what is written as JSON. */
export async function createFolder(files: Record<string, unknown> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'marginfront-doctor-'))
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  }
  return { folder, remove: () => rm(folder, { recursive: true }) }
}

const ownVariables = ['MF_API_SECRET_KEY', 'MF_API_BASE_URL', 'NODE_ENV', 'HTTPS_PROXY']

/** Sets these variables, and none of the others that the doctor reads, while something runs. */
export async function withVariables<T>(
  variables: Record<string, string | undefined>,
  run: () => Promise<T>,
): Promise<T> {
  for (const name of ownVariables) vi.stubEnv(name, undefined)
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  try {
    return await run()
  } finally {
    vi.unstubAllEnvs()
  }
}

/** A MarginFront that nothing else talks to, and the variables that lead to it. */
export async function serveMarginFront() {
  const emulator = createEmulator()
  const asked: string[] = []
  const server = await serve(
    (request) => {
      asked.push(`${request.method} ${new URL(request.url).pathname}`)
      return emulator.fetch(request)
    },
    { port: 0 },
  )
  return {
    emulator,
    /** Every request that came. */
    asked,
    close: () => server.close(),
    variables: { MF_API_SECRET_KEY: 'mf_sk_test_emulator', MF_API_BASE_URL: `${server.origin}/v1` },
  }
}

/** What the doctor finds in a folder with these files, under these variables. */
export async function diagnose(
  files: Record<string, unknown>,
  variables: Record<string, string | undefined> = {},
  subject: Partial<Subject> = {},
): Promise<DoctorReport> {
  const { folder, remove } = await createFolder(files)
  try {
    return await withVariables({ MF_API_BASE_URL: unreachable, ...variables }, () =>
      examine({
        folder,
        endpoint: undefined,
        page: undefined,
        portalOrigin: undefined,
        timeout: 10_000,
        ...subject,
      }),
    )
  } finally {
    await remove()
  }
}

/** Nothing listens there, so that no test leaves this machine. */
export const unreachable = 'http://127.0.0.1:9/v1'

export function findIn({ checks }: DoctorReport, id: CheckId) {
  const found = checks.find((check) => check.id === id)
  if (!found) throw new Error(`The report has no ${id}.`)
  return found
}
