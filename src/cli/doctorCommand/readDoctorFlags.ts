import { redactSecrets } from '../../server/marginfront/logging/redact.ts'
import { readFlags } from '../readFlags.ts'
import { UsageError } from '../UsageError.ts'

export const usage = `Usage: marginfront-portal doctor [options]

Checks the variables and packages of an app and, if you name them, its endpoint and page. It says what
is wrong, why it matters and how to fix it. Run it in the app's folder. It only reads: it writes
nothing, makes no link, and shows no key, token or value of a variable.

Options:
  --endpoint <url>         The portal route, in full, such as http://localhost:3000/api/billing-portal
  --page <url>             The page with the button, for its Content Security Policy and its origin
  --portal-origin <url>    Where portal links lead, if not https://portal.marginfront.com
  --timeout <seconds>      How long one answer may take (default 10)
  --json                   Print the report as JSON: { ok, checks: [{ id, status, title, detail, fix }] }
  -h, --help               Print this help

Exit codes: 0 no problem; 1 a problem; 2 the doctor could not run.`

const flagTypes = {
  endpoint: { type: 'string' },
  page: { type: 'string' },
  'portal-origin': { type: 'string' },
  timeout: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** What the command line asks for. */
export interface DoctorFlags {
  endpoint: URL | undefined
  page: URL | undefined
  portalOrigin: string | undefined
  /** Milliseconds that one answer may take. */
  timeout: number
  json: boolean
  help: boolean
}

/** @throws {UsageError} in whose message no key, token or URL of the command line is repeated */
export function readDoctorFlags(args: readonly string[]): DoctorFlags {
  const flags = readQuietly(args)
  return {
    endpoint: readUrl('--endpoint', flags.endpoint),
    page: readUrl('--page', flags.page),
    portalOrigin: readUrl('--portal-origin', flags['portal-origin'])?.origin,
    timeout: readTimeout(flags.timeout ?? '10'),
    json: flags.json ?? false,
    help: flags.help ?? false,
  }
}

function readQuietly(args: readonly string[]) {
  try {
    return readFlags(args, flagTypes, {
      aboutArguments: 'The endpoint goes after --endpoint, and the page after --page.',
    })
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(redactSecrets(error.message))
    throw error
  }
}

function readUrl(flag: string, text: string | undefined): URL | undefined {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new UsageError(
      `${flag} must be an address in full, such as http://localhost:3000/api/billing-portal.`,
    )
  }
  if (url.username || url.password) {
    throw new UsageError(`${flag} holds a user name or password. Take it out of the address.`)
  }
  return url
}

function readTimeout(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0
  if (seconds > 0 && seconds <= 600) return seconds * 1000
  throw new UsageError('--timeout must be a number of seconds, more than 0 and at most 600.')
}
