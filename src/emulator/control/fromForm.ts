import type { Fault } from '../faults/Fault.ts'

type FieldOf<Options, Value> = Options extends unknown
  ? {
      [Name in keyof Options]-?: Extract<Options[Name], Value> extends never ? never : Name
    }[keyof Options]
  : never

/** What a field means by its text; text that means nothing of the kind is left for the checks. */
type Reader = (text: string) => unknown

const number: Reader = (text) =>
  text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
const flag: Reader = (text) => (text === 'true' || text === 'false' ? text === 'true' : text)

const readers: Readonly<Record<string, Reader>> = {
  advanceMs: number,
  ms: number,
  status: number,
  retryAfter: number,
  bytes: number,
  committed: flag,
  clear: flag,
} satisfies Record<FieldOf<Fault, number | boolean> | 'advanceMs' | 'clear', Reader>

/** The fields of a form with the types that JSON would give them. One left empty is left out. */
export function fromForm(form: Iterable<[string, FormDataEntryValue]>): Record<string, unknown> {
  return Object.fromEntries(
    Array.from(form)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => {
        const read = Object.hasOwn(readers, name) ? readers[name] : undefined
        return [name, read && typeof value === 'string' ? read(value) : value]
      }),
  )
}
