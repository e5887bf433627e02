import type { RouteErrorCode } from '../../../src/contract/errorTable.ts'
import type { Emulator, Fault } from '../../../src/emulator/index.ts'
import { endpointPath } from './openApiContract.ts'

/** A host with the portal route at `/api/billing-portal`, seen from outside. */
export interface ContractHost {
  origin: string
  emulator: Emulator
  send: (request: Request) => Promise<Response>
}

/** How a host is set up for a case; who is signed in is what its cookie `account` says. */
export interface ContractHostOptions {
  /** Milliseconds that a mint may take. @default the host's own */
  timeout?: number
  /** Origins of the app that are named, in place of the host's own. */
  allowedOrigins?: readonly string[]
}

/** A request that must fail, and how. */
export interface FailingCase {
  code: RouteErrorCode
  status: number
  why: string
  change?: Partial<PortalPost>
  /** What a plain form changes instead; null where no form can fail so. */
  form?: Partial<PortalPost> | null
  fault?: Fault
  options?: ContractHostOptions
  /** Links that this customer takes before. */
  before?: number
  /** Links that MarginFront makes and then says nothing of, so that nobody can revoke them. */
  unknowable?: number
}

interface PortalPost {
  method: string
  headers: Record<string, string>
  body: string
}

const scriptType = 'application/json'
const formType = 'application/x-www-form-urlencoded'

/** What the button's script sends for Acme; a header that is given as '' is left out. */
export const fromScript = (origin: string, change: Partial<PortalPost> = {}) =>
  request(origin, scriptType, '{}', change)

/** What the plain form sends for Acme. */
export const fromForm = (origin: string, change: Partial<PortalPost> = {}) =>
  request(origin, formType, '', {
    ...change,
    headers: { accept: 'text/html,application/xhtml+xml', ...change.headers },
  })

function request(
  origin: string,
  type: string,
  usualBody: string,
  { method = 'POST', headers = {}, body = usualBody }: Partial<PortalPost>,
): Request {
  const all = { origin, 'content-type': type, cookie: 'account=acme-001', ...headers }
  return new Request(origin + endpointPath, {
    method,
    headers: Object.entries(all).filter(([, value]) => value !== ''),
    // As a blob, because a string would declare a type of its own.
    body: /^(GET|HEAD)$/.test(method) || body === '' ? null : new Blob([body]),
    redirect: 'manual',
  })
}

const evil = { headers: { origin: 'https://evil.example' } }
const elsewhere = 'https://evil.example/r/mgl_1'

/** Each code of the contract, by the ways to it that every host has. */
export const failingCases: readonly FailingCase[] = [
  { code: 'method_not_allowed', status: 405, why: 'a GET', change: { method: 'GET' } },
  { code: 'method_not_allowed', status: 405, why: 'a HEAD', change: { method: 'HEAD' } },
  { code: 'method_not_allowed', status: 405, why: 'a PUT', change: { method: 'PUT' } },
  { code: 'method_not_allowed', status: 405, why: 'a PATCH', change: { method: 'PATCH' } },
  { code: 'method_not_allowed', status: 405, why: 'a DELETE', change: { method: 'DELETE' } },
  { code: 'method_not_allowed', status: 405, why: 'OPTIONS', change: { method: 'OPTIONS' } },
  { code: 'cross_site_request', status: 403, why: 'another site', change: evil },
  {
    code: 'cross_site_request',
    status: 403,
    why: 'a longer host',
    change: { headers: { origin: 'http://127.0.0.1.evil.example' } },
  },
  {
    code: 'cross_site_request',
    status: 403,
    why: 'no word of where it comes from',
    change: { headers: { origin: '' } },
  },
  {
    code: 'cross_site_request',
    status: 403,
    why: 'Origin null from another site',
    change: { headers: { origin: 'null', 'sec-fetch-site': 'cross-site' } },
  },
  {
    code: 'unsupported_media_type',
    status: 415,
    why: 'text',
    change: { headers: { 'content-type': 'text/plain' } },
    form: { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' },
  },
  { code: 'invalid_request', status: 400, why: 'half a JSON', change: { body: '{' }, form: null },
  { code: 'invalid_request', status: 400, why: 'a list', change: { body: '[]' }, form: null },
  { code: 'invalid_request', status: 400, why: 'null', change: { body: 'null' }, form: null },
  {
    code: 'invalid_request',
    status: 413,
    why: 'a large body',
    change: { body: `{"pad":"${'x'.repeat(8183)}"}` },
    form: { body: `pad=${'x'.repeat(8189)}` },
  },
  ...[
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/a\tb',
    'javascript:alert(1)',
    'http://user@127.0.0.1/',
    `/${'x'.repeat(2048)}`,
  ].map((returnUrl) => ({
    code: 'invalid_return_url' as const,
    status: 400,
    why: JSON.stringify(returnUrl.slice(0, 30)),
    change: { body: JSON.stringify({ returnUrl }) },
    form: { body: new URLSearchParams({ returnUrl }).toString() },
  })),
  {
    code: 'invalid_return_url',
    status: 400,
    why: 'a number',
    change: { body: '{"returnUrl":1}' },
    form: { body: 'returnUrl=1' },
  },
  { code: 'unauthenticated', status: 401, why: 'nobody', change: { headers: { cookie: '' } } },
  {
    code: 'forbidden',
    status: 403,
    why: 'not theirs',
    change: { headers: { cookie: 'account=forbidden' } },
  },
  {
    code: 'no_customer',
    status: 404,
    why: "MarginFront's word",
    change: { headers: { cookie: 'account=nobody-999' } },
  },
  { code: 'rate_limited', status: 429, why: "the host's limit", before: 10 },
  {
    code: 'rate_limited',
    status: 429,
    why: "MarginFront's limit",
    fault: { kind: 'status', status: 429, retryAfter: 60 },
  },
  {
    code: 'misconfigured',
    status: 500,
    why: 'a refused key',
    fault: { kind: 'status', status: 401 },
  },
  {
    code: 'misconfigured',
    status: 500,
    why: 'a request that MarginFront turns down',
    fault: { kind: 'status', status: 400 },
  },
  { code: 'upstream_error', status: 502, why: '500', fault: { kind: 'status', status: 500 } },
  {
    code: 'upstream_error',
    status: 503,
    why: 'a wait that does not fit',
    fault: { kind: 'status', status: 503, retryAfter: 60 },
  },
  {
    code: 'upstream_error',
    status: 502,
    why: 'no JSON',
    fault: { kind: 'malformed' },
    unknowable: 1,
  },
  { code: 'upstream_error', status: 502, why: 'a web page', fault: { kind: 'html' } },
  { code: 'upstream_error', status: 502, why: 'no body', fault: { kind: 'empty' }, unknowable: 1 },
  {
    code: 'upstream_error',
    status: 502,
    why: 'a redirect',
    fault: { kind: 'redirect', location: elsewhere },
  },
  {
    code: 'upstream_error',
    status: 502,
    why: 'a link elsewhere',
    fault: { kind: 'wrongUrl', url: elsewhere },
  },
  {
    code: 'upstream_timeout',
    status: 504,
    why: 'silence',
    fault: { kind: 'hang' },
    options: { timeout: 100 },
  },
]
