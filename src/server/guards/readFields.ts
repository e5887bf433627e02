import type { AdaptedRequest } from '../incoming/Incoming.ts'
import { parseJson } from '../parseJson.ts'
import { RouteFailure } from '../RouteFailure.ts'
import { formMediaType, jsonMediaType, mediaType } from './mediaType.ts'
import { readBody, type BodyTime } from './readBody.ts'

/** What {@link readFields} may read. */
export type FieldsMediaType = typeof jsonMediaType | typeof formMediaType

/**
 * Reads the fields of a JSON object or a form, by its declared media type, never by its looks.
 *
 * @param accepted the media types that the route takes
 */
export async function readFields(
  request: Request | AdaptedRequest,
  time: BodyTime,
  accepted: readonly FieldsMediaType[],
): Promise<Record<string, unknown>> {
  const type = mediaType(request)
  if (type === formMediaType && accepted.includes(type)) {
    return Object.fromEntries(new URLSearchParams(await readBody(request, time)))
  }
  if (type === jsonMediaType) return parseObject(await readBody(request, time))
  // `fetch(url, { method: 'POST' })` has no body, and so declares no type for it.
  if (type === '' && (await readBody(request, time)) === '') return {}
  throw new RouteFailure(
    'unsupported_media_type',
    `The Content-Type of the request is not ${accepted.join(' or ')}, so its body was not used. ` +
      'Set that header where your app sends the request.',
  )
}

function parseObject(text: string): Record<string, unknown> {
  const value = text === '' ? {} : parseJson(text)
  if (isFields(value)) return value
  throw new RouteFailure(
    'invalid_request',
    value === undefined
      ? 'The body is not valid JSON, so it was not used. Send an object, or no body.'
      : 'The body is JSON, but not an object, so it was not used. Send an object, or no body.',
  )
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
