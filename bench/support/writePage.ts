import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import type { Finding } from '../Finding.ts'
import { withFigures } from './withFigures.ts'

const page = join(import.meta.dirname, '../../docs/performance.md')

/** Writes what a part has found into docs/performance.md, formatted as all of the docs are. */
export async function writePage(
  part: string,
  findings: readonly Finding[],
  machine: string,
): Promise<void> {
  // What this machine can't measure takes nobody's figures away.
  if (findings.every((finding) => 'notMeasured' in finding)) return
  const text = withFigures(await readFile(page, 'utf8'), part, findings, machine)
  const options = await resolveConfig(page)
  await writeFile(page, await format(text, { ...options, filepath: page }))
}
