import type { SentRequest } from '../exchange/Exchange.ts'
import type { Ask } from './Bench.ts'
import type { Identity } from './Identity.ts'

const contentTypes = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  none: null,
}

/** The request that a clause asks for, with all that it leaves out. */
export function wordRequest(
  { method = 'POST', kind = 'json', fields, body, headers = {}, chunked, url }: Ask,
  { identity, route, app }: { identity: Identity; route: string; app: string },
): SentRequest {
  const hasBody = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
  const accept = kind === 'form' ? 'text/html,application/xhtml+xml,*/*;q=0.8' : '*/*'
  const usual = { origin: app, accept, ...(hasBody && { 'content-type': contentTypes[kind] }) }

  const carried = new Headers()
  for (const [name, value] of Object.entries(usual)) if (value !== null) carried.set(name, value)
  identity.headers.forEach((value, name) => carried.set(name, value))
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) carried.delete(name)
    else carried.set(name, value)
  }
  return {
    method,
    url: url ?? route,
    headers: carried,
    chunked,
    signIn: identity.headers,
    ...(hasBody && { body: bytesOf(kind, fields, body) }),
  }
}

// An empty form is a case of its own.
const plain = { json: {}, form: { from: 'check' }, none: {} }

function bytesOf(kind: keyof typeof plain, fields: Ask['fields'], body: Ask['body']) {
  if (typeof body === 'object') return body
  const sent = fields ?? plain[kind]
  const text =
    body ?? (kind === 'json' ? JSON.stringify(sent) : kind === 'form' ? formOf(sent) : '')
  return text === '' ? undefined : new TextEncoder().encode(text)
}

const formOf = (fields: Readonly<Record<string, unknown>>) =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
