import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { usage } from '../../src/cli/emulatorCommand/readSettings.ts'
import { createEmulator } from '../../src/emulator/index.ts'
import { MarginFrontClient } from '../../src/server/index.ts'
import { snippetsOf } from './snippetsOf.ts'

const root = resolve(import.meta.dirname, '../..')
const file = join(root, 'docs/emulator.md')
const page = readFileSync(file, 'utf8')
const blocks = snippetsOf(file)
const codeIn = (language: string) =>
  blocks.filter((block) => block.language === language).map(({ code }) => code)

describe('the page on the emulator', () => {
  it.each(codeIn('ts'))('has code that does what its comments say', async (code) => {
    const body = code
      .replace(/^import .*$/gm, '')
      .replace(/^(.*?)(?: \/\/ .*)$/gm, 'told.push($1)')
      .replaceAll('push(await', 'push(await ')
    const told: unknown[] = []
    const AsyncFunction: FunctionConstructor = Object.getPrototypeOf(async () => {}).constructor
    const run = AsyncFunction('createEmulator', 'MarginFrontClient', 'told', body)
    await run(createEmulator, MarginFrontClient, told)
    expect(told).toMatchObject([{ status: 303 }, { status: 410 }, 'used', undefined, undefined])
  })

  it.each(codeIn('json'))('has a customers file that the emulator takes', (code) => {
    const [initech] = createEmulator({ customers: JSON.parse(code) }).customers
    expect(initech).toMatchObject({ externalId: 'user_42' })
  })

  it('has curl commands that the emulator answers', async () => {
    const emulator = createEmulator({ control: true })
    const commands = [
      ...page.matchAll(/^curl http:\/\/127\.0\.0\.1:4242(\S+)(?: -d '(.+)')?( -X POST)?$/gm),
    ]
    expect(commands).toHaveLength(page.match(/^curl /gm)?.length ?? 0)
    for (const [, path = '', body, isPost] of commands) {
      const method = (body ?? isPost) ? 'POST' : 'GET'
      const answer = await emulator.fetch(`http://127.0.0.1:4242${path}`, {
        method,
        ...(body !== undefined && { body }),
      })
      expect(answer.status, path).toBe(body?.includes('ps_...') ? 404 : 200)
    }
  })

  it('has every flag of the command, and no other', () => {
    const documented = [...page.matchAll(/^\| `(--\w+)/gm)].map(([, flag]) => flag)
    const real = [...usage.matchAll(/^ {2}(?:-\w, )?(--\w+)/gm)].map(([, flag]) => flag)
    expect(documented.toSorted()).toEqual(real.toSorted())
  })
})
