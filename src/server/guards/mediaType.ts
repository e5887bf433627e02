import type { Incoming } from '../incoming/Incoming.ts'

/** Returns the media type of the request's body, without its parameters. */
export function mediaType(request: Incoming): string {
  const type = request.headers.get('content-type') ?? ''
  // Most are written as they are read, and a request is asked more than once.
  if (type === jsonMediaType) return type
  const [essence = ''] = type.split(';')
  return essence.trim().toLowerCase()
}

export const jsonMediaType = 'application/json'
export const formMediaType = 'application/x-www-form-urlencoded'

/** Tells whether a plain form was sent, which wants a page for an answer. */
export function isForm(request: Incoming): boolean {
  return request.method === 'POST' && mediaType(request) === formMediaType
}
