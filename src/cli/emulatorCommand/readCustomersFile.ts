import { readFile } from 'node:fs/promises'
import { jsonErrorAt } from './jsonErrorAt.ts'

/** Reads a JSON file of customers; the emulator itself checks what is in it. */
export async function readCustomersFile(path: string): Promise<unknown> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`The customers file ${path} cannot be read: ${reason(error)}.`)
  })
  if (bytes.includes(0)) {
    throw new Error(
      `The customers file ${path} is saved as UTF-16, or is no text at all. Save it as UTF-8.`,
    )
  }
  // Editors on Windows begin a file with a byte order mark; this decoder drops it.
  const text = new TextDecoder().decode(bytes)
  try {
    return JSON.parse(text)
  } catch {
    const { line, column } = jsonErrorAt(text)
    throw new Error(
      `The customers file ${path} is not valid JSON: see line ${line}, column ${column}.`,
    )
  }
}

function reason({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
      return 'there is no such file'
    case 'EISDIR':
      return 'it is a folder'
    case 'EACCES':
      return 'you may not read it'
    default:
      return code ?? message
  }
}
