import { gunzipSync } from 'node:zlib'
import { accountOf, app } from '../createWorkshop.ts'
import type { Mutant } from '../Mutant.ts'
import { isForm, readFields, returnUrlOf } from './createRoute.ts'
import { Refused } from './failures.ts'
import { framework, named, originOf, page, trusting, wrong } from './wrong.ts'

/** Bills whom something names where nobody is signed in. */
const fallingBack = (name: string, find: (request: Request) => string | null | undefined) =>
  wrong(name, 'customer/signed-out-refused', {
    customerOf: (request) => accountOf(request) ?? find(request) ?? undefined,
  })

const queryOf = ({ url }: Request) => new URL(url).searchParams

const keeping = (
  name: string,
  find: (request: Request, fields: Record<string, unknown>) => unknown,
) =>
  wrong(name, 'return-url/hostile-never-kept', {
    returnUrlOf(fields, request) {
      const checked = returnUrlOf(fields)
      const found = find(request, fields)
      return typeof found === 'string' ? found : checked
    },
  })

const body = (
  name: string,
  fails: string,
  read: (request: Request, text: string) => Promise<Record<string, unknown>> | undefined,
) =>
  wrong(name, fails, {
    fieldsOf: async (request) =>
      (await read(request, await request.clone().text())) ?? readFields(request),
  })

/** What teams get wrong about requests where they write the route themselves. */
export const requestMutants: readonly Mutant[] = [
  trusting('trusts the sites beside the app', 'origin/look-alikes-refused', (request) =>
    /^https:\/\/[a-z]+\.example\.com$/.test(originOf(request)),
  ),
  trusting('takes origins in capitals', 'origin/compared-exactly', (request) =>
    [app].includes(originOf(request).toLowerCase()),
  ),
  trusting('lets Sec-Fetch-Site: same-site win', 'origin/other-fetch-sites-refused', (request) =>
    ['same-site'].includes(request.headers.get('sec-fetch-site') ?? ''),
  ),
  trusting('looks at the Referer first', 'origin/referer-is-no-proof', ({ headers }) =>
    Boolean(headers.get('referer')?.startsWith(`${app}/`)),
  ),
  trusting('trusts whoever has a CSRF header', 'origin/forwarded-headers-are-no-code', (request) =>
    request.headers.has('x-csrf-token'),
  ),
  trusting('trusts X-Forwarded-Host', 'origin/forwarded-headers-are-no-code', (request) =>
    originOf(request).endsWith(`//${request.headers.get('x-forwarded-host')}`),
  ),
  body('knows no charset of forms', 'media-type/parameters-accepted', (request) => {
    if (!isForm(request) || !request.headers.get('content-type')?.includes(';')) return undefined
    throw new Refused(415, 'unsupported_media_type')
  }),
  body('cuts a body that is too large', 'body/too-large-refused', (request, text) =>
    text.length > 8192
      ? readFields(new Request(request, { method: 'POST', body: text.slice(0, 8192) }))
      : undefined,
  ),
  wrong('counts compressed bytes', 'body/too-large-in-chunks-refused', {
    async fieldsOf(request) {
      if (request.headers.get('content-encoding') !== 'gzip') return readFields(request)
      const bytes = new Uint8Array(await request.arrayBuffer())
      return JSON.parse(gunzipSync(bytes).toString())
    },
  }),
  named(
    'bills whom brackets of a form name',
    'customer/never-from-body',
    (_, fields) => fields['customer[external_id]'],
  ),
  named('bills whom a list names', 'customer/never-from-body', (_, { customers }) =>
    Array.isArray(customers) ? customers[0]?.externalId : undefined,
  ),
  named('bills whom metadata names', 'customer/never-from-body', (_, { metadata }) =>
    typeof metadata === 'object' && metadata !== null && 'customerExternalId' in metadata
      ? metadata.customerExternalId
      : undefined,
  ),
  named('bills whom brackets of the query name', 'customer/never-from-elsewhere', (request) =>
    queryOf(request).get('customer[id]') ? 'initech-001' : undefined,
  ),
  named('bills whom a proxy names', 'customer/never-from-elsewhere', ({ headers }) =>
    headers.get('x-forwarded-user'),
  ),
  fallingBack('falls back to the query', (request) => queryOf(request).get('customer_id')),
  fallingBack(
    'falls back to a cookie',
    ({ headers }) => /\bcustomer_id=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1],
  ),
  fallingBack('falls back to the path', ({ url }) => /billing-portal\/(.+)$/.exec(url)?.[1]),
  keeping('keeps the return URL of the query', (request) => queryOf(request).get('returnUrl')),
  keeping('keeps the Referer', ({ headers }) => headers.get('referer')),
  keeping('keeps another name unchecked', (_, fields) => fields['return_to']),
  keeping('keeps a list of return URLs unchecked', (_, fields) => fields['returnUrl[]']),
  framework('lets its framework refuse forgery', 'failures/problem-json', (_, { status }) =>
    status === 403 ? page(403) : undefined,
  ),
  framework('lets its body parser refuse', 'failures/problem-json', (_, { status }) =>
    status === 413 ? page(413) : undefined,
  ),
  framework('is mounted for POST alone', 'method/others-answer-405', (_, { status }) =>
    status === 405 ? page(404) : undefined,
  ),
  framework('lets its framework refuse methods', 'failures/problem-json', (_, { status }) =>
    status === 405 ? page(405, { allow: 'POST' }) : undefined,
  ),
  framework('lets its framework allow OPTIONS', 'method/others-answer-405', ({ method }) =>
    method === 'OPTIONS' ? page(200, { allow: 'POST' }) : undefined,
  ),
  framework('sends everybody to its sign-in', 'customer/signed-out-refused', (_, { status }) =>
    status === 401
      ? new Response(null, { status: 302, headers: { location: '/login?next=%2F' } })
      : undefined,
  ),
  framework('sends everybody to a sign-in elsewhere', 'customer/signed-out-refused', (_, answer) =>
    answer.status === 401
      ? new Response(null, { status: 302, headers: { location: 'https://login.example.net/in' } })
      : undefined,
  ),
]
