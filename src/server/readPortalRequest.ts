import { formMediaType, mediaType } from './mediaType.ts'
import { readBody, type BodyTime } from './readBody.ts'
import { RouteFailure } from './RouteFailure.ts'

/** What the body of a portal request says. */
export interface PortalRequest {
  /** The return URL that was asked for, unchecked. */
  returnUrl: unknown
  /** Whether the body tries to name a customer, which is ignored. */
  namesCustomer: boolean
}

/** Reads the body by its declared media type, never by what it looks like. */
export async function readPortalRequest(request: Request, time: BodyTime): Promise<PortalRequest> {
  const fields = parse(mediaType(request), () => readBody(request, time))
  const { returnUrl, customerId, customerExternalId } = await fields
  return { returnUrl, namesCustomer: (customerId ?? customerExternalId) !== undefined }
}

async function parse(type: string, read: () => Promise<string>): Promise<Record<string, unknown>> {
  if (type === formMediaType) return Object.fromEntries(new URLSearchParams(await read()))
  if (type === 'application/json') return parseObject(await read())
  // `fetch(url, { method: 'POST' })` has no body, and so declares no type for it.
  if (type === '' && (await read()) === '') return {}
  throw new RouteFailure(
    'unsupported_media_type',
    `The body must be application/json or ${formMediaType}.`,
  )
}

function parseObject(text: string): Record<string, unknown> {
  const value: unknown = text === '' ? {} : parseJson(text)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new RouteFailure('invalid_request', 'The body is JSON, but not an object.')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RouteFailure('invalid_request', 'The body is not valid JSON.')
  }
}
