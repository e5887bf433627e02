import { readFile } from 'node:fs/promises'
import {
  CheckError,
  type CheckOptions,
  type OptionalPart,
  type RouteByUrl,
  type SignIn,
} from '../../check/index.ts'
import { readFlagsAndArguments } from '../readFlags.ts'

/** Where reports are written. */
export interface ReportFiles {
  json?: string | undefined
  junit?: string | undefined
}

interface CheckFlags {
  options: CheckOptions & RouteByUrl
  reports: ReportFiles
}

const one = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const

const types = {
  'signed-in': many,
  customer: one,
  'signed-in-other': many,
  'customer-other': one,
  'signed-out': many,
  customers: one,
  'app-origin': one,
  clause: many,
  list: flag,
  without: many,
  waivers: one,
  report: many,
  wait: one,
  timeout: one,
  'emulator-port': one,
  'emulator-origin': one,
  strict: flag,
  help: { ...flag, short: 'h' },
} as const

/** Reads the command line, and the files that it names. */
export async function readCheckFlags(
  args: readonly string[],
): Promise<CheckFlags | 'help' | 'list'> {
  const { flags: values, positionals } = readFlagsAndArguments(args, types)
  if (values.help) return 'help'
  if (values.list) return 'list'

  const [url, ...more] = positionals
  if (url === undefined) throw wrong("Name the route's address: marginfront-portal check <url>.")
  if (more.length > 0) {
    throw wrong(
      "One address at a time. Put each header in quotes: --signed-in 'Cookie: session=...'.",
    )
  }
  const signedIn = signInOf(values['signed-in'], values.customer, '--signed-in')
  if (!signedIn) throw wrong("Sign in with --signed-in 'Cookie: session=...', as your app does.")

  return {
    reports: reportFilesOf(values.report),
    options: {
      url,
      signedIn,
      signedInOther: signInOf(
        values['signed-in-other'],
        values['customer-other'],
        '--signed-in-other',
      ),
      signedOut: signInOf(values['signed-out'], undefined, '--signed-out'),
      emulator: values['emulator-origin'],
      emulatorPort: numberOf(values['emulator-port'], '--emulator-port'),
      customers: await jsonOf(values.customers, '--customers'),
      waivers: await jsonOf(values.waivers, '--waivers'),
      appOrigin: values['app-origin'],
      clauses: values.clause?.flatMap(listed),
      // The check itself says which parts there are.
      without: values.without?.flatMap(listed) as OptionalPart[] | undefined,
      strict: values.strict,
      timeout: milliseconds(values.timeout, '--timeout'),
      wait: milliseconds(values.wait, '--wait'),
    },
  }
}

const wrong = (message: string) => new CheckError('invalid_options', message)

const listed = (text: string) => text.split(',').map((part) => part.trim())

function signInOf(
  lines: readonly string[] | undefined,
  customerExternalId: string | undefined,
  name: string,
): SignIn | undefined {
  if (!lines) {
    if (customerExternalId === undefined) return undefined
    throw wrong(`A customer is named, but not how to sign in as them: add ${name}.`)
  }
  const headers = new Headers()
  for (const line of lines) {
    const [, header = '', value = ''] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*:\s*(.*?)\s*$/.exec(line) ?? []
    if (header === '') throw wrong(`${name} takes a header such as 'Cookie: session=...'.`)
    if (/[^\x20-\x7e\x80-\xff\t]/.test(value)) {
      throw wrong(`${name}: the value of ${header} has a character that no header can hold.`)
    }
    headers.append(header, value)
  }
  return { headers, ...(customerExternalId !== undefined && { customer: { customerExternalId } }) }
}

function numberOf(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  throw wrong(`${name} must be a number, and not ${JSON.stringify(text)}.`)
}

function milliseconds(text: string | undefined, name: string): number | undefined {
  const seconds = numberOf(text, name)
  return seconds === undefined ? undefined : seconds * 1000
}

async function jsonOf(path: string | undefined, name: string) {
  if (path === undefined) return undefined
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CheckError('invalid_options', `The file of ${name}, ${path}, cannot be read.`, {
      cause,
    })
  })
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw wrong(`The file of ${name}, ${path}, is not valid JSON.`)
  }
}

function reportFilesOf(given: readonly string[] = []): ReportFiles {
  const files: ReportFiles = {}
  for (const part of given.flatMap(listed)) {
    const [, format, path] = /^(json|junit)=(.+)$/.exec(part) ?? []
    if (path === undefined)
      throw wrong(`--report takes json=FILE and junit=FILE, and not ${JSON.stringify(part)}.`)
    files[format === 'json' ? 'json' : 'junit'] = path
  }
  return files
}
