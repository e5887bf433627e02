import { readdir, readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

const room = resolve(import.meta.dirname, '../../src/emulator')
const files = (await readdir(room, { recursive: true }))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => resolve(room, name))

it('has sources to look at', () => {
  expect(files.length).toBeGreaterThan(20)
})

it.each(files.map((file) => [relative(room, file), file]))(
  '%s enters no other room and uses nothing that only Node has',
  async (_, file) => {
    const source = await readFile(file, 'utf8')
    const imports = Array.from(source.matchAll(/\bfrom\s+'([^']+)'|import\('([^']+)'\)/g))
    for (const [, fixed, dynamic] of imports) {
      const target = resolve(file, '..', fixed ?? dynamic ?? '')
      expect(target.startsWith(`${room}/`)).toBe(true)
    }
    expect(source).not.toMatch(/\b(Buffer|process|setImmediate|__dirname|require)\b\s*[.(]/)
  },
)
