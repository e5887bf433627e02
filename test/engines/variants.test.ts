import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { variants } from './variants.ts'

const changes = Object.entries(variants).flatMap(([without, variant]) =>
  variant.changes.map((change) => ({ without, ...change })),
)

it.each(changes)(
  'the source still has what is taken out: $without, $file',
  async ({ file, from }) => {
    const source = await readFile(join(import.meta.dirname, '../../src', file), 'utf8')
    expect(source.split(from)).toHaveLength(2)
  },
)
