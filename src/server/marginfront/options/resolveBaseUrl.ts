import { isLoopbackHost } from '../../../contract/isLoopbackHost.ts'
import { ValidationError } from '../errors.ts'
import { isProduction } from './isProduction.ts'
import { pastedAlong } from './pastedAlong.ts'
import { isPrivateHost } from './isPrivateHost.ts'
import { readVariable } from './readVariable.ts'

export const defaultBaseUrl = 'https://api.marginfront.com/v1'
const variable = 'MF_API_BASE_URL'

/**
 * Returns where the API is, without a slash at the end: the option, else `MF_API_BASE_URL`, else
 * MarginFront's own API.
 *
 * @throws ValidationError for a URL that the key can't be sent to safely
 */
export function resolveBaseUrl(option?: string): string {
  if (option !== undefined) return checkBaseUrl(option, 'The option baseUrl')
  const fromEnvironment = readVariable(variable)
  return fromEnvironment === undefined
    ? defaultBaseUrl
    : checkBaseUrl(fromEnvironment, `The environment variable ${variable}`)
}

/**
 * Returns a base URL without a slash at its end.
 *
 * @param source where it comes from, as the error begins
 * @throws ValidationError for a URL that the key can't be sent to safely
 */
export function checkBaseUrl(value: string, source: string): string {
  const url = parse(value)
  if (!url) {
    throw refusal(
      source,
      pastedAlong(String(value)) ??
        'is not an absolute http or https URL, so there is nowhere to send requests. ' +
          "Write it in full, with its scheme and version; MarginFront's own ends in /v1.",
    )
  }
  if (url.username || url.password) {
    throw refusal(
      source,
      'holds a user name or password, which would end up in logs. Take it out of the URL.',
    )
  }
  if (/[?#]/.test(value)) {
    throw refusal(
      source,
      'has a query or a fragment, so the path of a request cannot be added to its end. Remove it.',
    )
  }
  if (url.protocol === 'http:') checkPlainHttp(url.hostname, source)
  return url.origin + url.pathname.replace(/\/+$/, '')
}

function checkPlainHttp(hostname: string, source: string): void {
  if (isLoopbackHost(hostname)) return
  if (!isPrivateHost(hostname)) {
    throw refusal(
      source,
      'uses plain http, so anyone on the way could read the secret key. Use https; http is only ' +
        'for this machine and, outside production, for a private network.',
    )
  }
  if (isProduction()) {
    throw refusal(
      source,
      'uses plain http to another machine, and in production (NODE_ENV) the secret key of real ' +
        'customers would cross the network unencrypted. Use https, or set NODE_ENV to something ' +
        'else if this is a test.',
    )
  }
}

function parse(value: unknown): URL | undefined {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  return url && ['http:', 'https:'].includes(url.protocol) ? url : undefined
}

/** Never echoes the value: a base URL can hold a password. */
function refusal(source: string, problem: string): ValidationError {
  return new ValidationError('invalid_option', `${source} ${problem}`)
}
