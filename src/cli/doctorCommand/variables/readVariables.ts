import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A variable of the environment, or of an `.env` file. Its value is judged and never shown. */
export interface Variable {
  readonly name: string
  readonly value: string
  /** Where it is set, as a sentence goes on: `in the environment`, `in .env.local`. */
  readonly source: string
}

export const inEnvironment = 'in the environment'

const envFile = /^\.env(\.[\w.-]+)?$/
// What is there to be copied holds no secret, and is read by nothing.
const example = /\.(example|sample|template|dist|defaults|vault|keys)$/

/** Reads the variables of the environment, then those of each `.env` file of a folder. */
export async function readVariables(folder: string): Promise<Variable[]> {
  const ofEnvironment = Object.entries(process.env).map(([name, value = '']) => ({
    name,
    value,
    source: inEnvironment,
  }))
  const entries = await readdir(folder).catch((): string[] => [])
  const files = entries.filter((name) => envFile.test(name) && !example.test(name)).toSorted()
  const ofFiles = await Promise.all(
    files.map(async (file) => variablesOf(await textOf(join(folder, file)), `in ${file}`)),
  )
  return [...ofEnvironment, ...ofFiles.flat()]
}

// A file that may not be read is read by no framework either.
const textOf = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '')

const assignment = /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*[=:][ \t]*(.*)$/gm
const quoted = /^(["'`])([^]*?)\1[ \t]*(?:#.*)?$/

/** What the loaders of `.env` files make of a text, but for values of several lines. */
function variablesOf(text: string, source: string): Variable[] {
  return [...text.replace(/^\uFEFF/, '').matchAll(assignment)].map(([, name = '', raw = '']) => ({
    name,
    value: quoted.exec(raw.trim())?.[2] ?? raw.replace(/(^|\s)#.*$/, '').trim(),
    source,
  }))
}
