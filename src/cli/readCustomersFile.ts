import { readFile } from 'node:fs/promises'
import type { EmulatorCustomer } from '../emulator/index.ts'

/** Reads a JSON file of customers; the emulator itself checks what is in it. */
export async function readCustomersFile(path: string): Promise<readonly EmulatorCustomer[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`The customers file ${path} cannot be read: give --customers a JSON file.`)
  })
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`The customers file ${path} is not valid JSON.`)
  }
}
