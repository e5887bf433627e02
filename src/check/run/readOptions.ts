import { CheckError } from '../CheckError.ts'
import type { CheckOptions } from '../CheckOptions.ts'
import { clauses } from '../clauses/index.ts'
import { readWaivers } from '../waivers/readWaivers.ts'
import { closestWord } from '../../shared/closestWord.ts'
import { requireKnownClause } from './knownClause.ts'

const parts = ['form', 'cors', 'hang-up']

/** Fills in the defaults, and throws a {@link CheckError} for what cannot be meant. */
export function readOptions(options: CheckOptions) {
  const { signedIn, clauses: chosen, without = [], timeout = 15_000, wait = 0 } = options
  for (const id of chosen ?? []) requireKnownClause(id, 'clauses')
  for (const part of without) requirePart(part)
  if (!signedIn)
    throw wrong('signedIn is missing: the check needs a sign-in that may open billing.')
  if (!(timeout > 0)) throw wrong('timeout must be a number of milliseconds above zero.')
  if (!(wait >= 0)) throw wrong('wait must be a number of milliseconds, zero or more.')

  const appOrigin = options.appOrigin === undefined ? undefined : originOf(options.appOrigin)
  const url = readUrl(options, appOrigin)
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
  return parsed
}

function originOf(text: string): string {
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
