import type { Emulation } from '../Emulation.ts'
import { isUuid } from '../shape.ts'
import { apiError } from './apiError.ts'
import { readCreateParams } from './readCreateParams.ts'
import { readJsonBody } from './readJsonBody.ts'
import { sessionJson } from './sessionJson.ts'

const noSession = () => apiError(404, 'Portal session not found')

export async function createSession(request: Request, emulation: Emulation): Promise<Response> {
  const body = await readJsonBody(request)
  if ('refusal' in body) return body.refusal
  const read = readCreateParams(body.value)
  if ('problems' in read) return apiError(400, read.problems)
  const { customerId, customerExternalId, returnUrl, features } = read.params
  const customer =
    customerId === undefined
      ? emulation.customers.findByExternalId(customerExternalId ?? '')
      : emulation.customers.find(customerId)
  if (!customer) return apiError(404, 'Customer not found')
  const wish = { customerId: customer.id, returnUrl, features }
  const { session, token, url } = emulation.mint(request, wish)
  return Response.json({ ...sessionJson(session), token, url }, { status: 201 })
}

export function listSessions(request: Request, emulation: Emulation): Response {
  const query = new URL(request.url).searchParams
  const customerId = query.get('customerId')
  const includeExpired = query.get('includeExpired') ?? 'false'
  const problems = [
    ...(customerId === null || isUuid(customerId) ? [] : ['customerId must be a UUID']),
    ...(['true', 'false'].includes(includeExpired)
      ? []
      : ['includeExpired must be a boolean value']),
  ]
  if (problems.length > 0) return apiError(400, problems)

  const { ledger } = emulation
  const sessions = (customerId === null ? ledger.all : ledger.of(customerId.toLowerCase()))
    .filter(({ status }) => (includeExpired === 'true' ? status !== 'revoked' : status === 'live'))
    .reverse()
    .map(sessionJson)
  return Response.json(
    emulation.listShape === 'array' ? sessions : { data: sessions, hasMore: false },
  )
}

export function getSession(id: string, { ledger }: Emulation): Response {
  const session = ledger.get(id)
  return session && session.status !== 'revoked' ? Response.json(sessionJson(session)) : noSession()
}

export function revokeSession(id: string, emulation: Emulation): Response {
  return emulation.revoke(id) ? new Response(null, { status: 204 }) : noSession()
}
