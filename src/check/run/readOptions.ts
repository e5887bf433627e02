import { CheckError } from '../CheckError.ts'
import type { CheckOptions, SignIn } from '../CheckOptions.ts'
import { clauses } from '../clauses/index.ts'
import { readWaivers } from '../waivers/readWaivers.ts'
import { closestWord } from '../../shared/closestWord.ts'
import { requireKnownClause } from './knownClause.ts'

const parts = ['form', 'cors', 'hang-up']
// What the clocks of JavaScript can count to: about 24 days.
const longest = 2 ** 31 - 1

/** Fills in the defaults, and throws a {@link CheckError} for what cannot be meant. */
export function readOptions(options: CheckOptions) {
  const { signedIn, clauses: chosen, without = [], timeout = 15_000, wait = 0 } = options
  const { signedInOther, signedOut } = options
  const others = { signedInOther, signedOut }
  for (const id of chosen ?? []) requireKnownClause(id, 'clauses')
  for (const part of without) requirePart(part)
  if (!signedIn)
    throw wrong('signedIn is missing: the check needs a sign-in that may open billing.')
  for (const [name, one] of Object.entries({ signedIn, ...others })) requireHeaders(name, one)
  if (!(timeout > 0 && timeout <= longest))
    throw wrong(`timeout must be a number of milliseconds above zero, and at most ${longest}.`)
  if (!(wait >= 0 && wait <= longest))
    throw wrong(`wait must be a number of milliseconds, zero or more, and at most ${longest}.`)

  const appOrigin = options.appOrigin === undefined ? undefined : originOf(options.appOrigin)
  const url = readUrl(options, appOrigin)
  if (typeof options.emulator === 'string') requireEmulatorOrigin(options.emulator)
  return {
    ...options,
    url: url.href,
    app: appOrigin ?? url.origin,
    chosen: clauses.filter(({ id }) => !chosen || chosen.includes(id)),
    without,
    timeout,
    wait,
    waivers: readWaivers(options.waivers ?? []),
    strict: options.strict ?? false,
    tell: options.onProgress ?? (() => {}),
  }
}

function readUrl({ url, fetch }: CheckOptions, appOrigin = 'https://app.example.com'): URL {
  if (url === undefined && fetch) return new URL('/api/billing-portal', appOrigin)
  if (url === undefined || !URL.canParse(url)) {
    throw wrong(
      `The route's url must be an address such as http://localhost:3000/api/billing-portal.`,
    )
  }
  const parsed = new URL(url)
  if (!/^https?:$/.test(parsed.protocol)) throw wrong("The route's url must be http or https.")
  if (hasCredentials(parsed)) {
    throw wrong(
      "The route's url holds a user name or password. Send them with signedIn: --signed-in 'Authorization: Basic ...'.",
    )
  }
  return parsed
}

function requireHeaders(name: string, signIn: Pick<SignIn, 'headers'> | undefined): void {
  try {
    Object.fromEntries(new Headers(signIn?.headers))
  } catch (cause) {
    throw new CheckError('invalid_options', `${name}.headers holds what no header can.`, { cause })
  }
}

function requireEmulatorOrigin(text: string): void {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw wrong(
      'emulator (--emulator-origin) must be an origin such as http://127.0.0.1:4242, or an emulator itself.',
    )
  }
  if (hasCredentials(new URL(text))) {
    throw wrong(
      'emulator (--emulator-origin) holds a user name or password. Take it out of the address: an emulator asks for none.',
    )
  }
}

// Every request of a report is shown with its whole address.
const hasCredentials = ({ username, password }: URL) => username !== '' || password !== ''

function originOf(text: string): string {
  if (URL.canParse(text) && hasCredentials(new URL(text))) {
    throw wrong('appOrigin holds a user name or password. An origin has neither: take it out.')
  }
  if (!/^[a-z][a-z\d+.-]*:\/\/[^/?#]+\/?$/i.test(text)) {
    throw wrong(
      `appOrigin must be an origin such as https://app.example.com, and not ${JSON.stringify(text)}.`,
    )
  }
  return text.replace(/\/$/, '')
}

function requirePart(part: string): void {
  if (parts.includes(part)) return
  const closest = closestWord(part, parts)
  throw wrong(
    `without takes ${parts.join(', ')}, and not ${JSON.stringify(part)}.` +
      (closest === undefined ? '' : ` Did you mean ${closest}?`),
  )
}

const wrong = (message: string) => new CheckError('invalid_options', message)
