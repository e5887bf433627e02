import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { cpus, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findBrowser } from '../../scripts/findBrowser.ts'

const root = join(import.meta.dirname, '../..')

/** Tells where and with what the figures were measured, in a sentence. */
export async function describeMachine(): Promise<string> {
  const { model = 'an unknown processor' } = cpus()[0] ?? {}
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`
  const versions = [
    `Node ${process.versions.node}`,
    await versionOfBrowser(),
    ...(await Promise.all(['react', '@tanstack/react-query'].map(versionOf))),
  ]
  const date = new Date().toISOString().slice(0, 10)
  return `Measured on ${date}, ${platform()}, ${cpus().length} × ${model.trim()}, ${memory}, with ${versions.join(', ')}.`
}

async function versionOfBrowser(): Promise<string> {
  const { executablePath } = await findBrowser()
  const { stdout } = await promisify(execFile)(executablePath, ['--version', '--no-sandbox'])
  return /\S+ [\d.]+/.exec(stdout)?.[0] ?? 'a browser that does not tell its version'
}

async function versionOf(name: string): Promise<string> {
  const file = join(root, 'node_modules', name, 'package.json')
  const { version }: { version: string } = JSON.parse(await readFile(file, 'utf8'))
  return `${name} ${version}`
}
