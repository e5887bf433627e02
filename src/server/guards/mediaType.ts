import type { Incoming } from '../incoming/Incoming.ts'

/** Returns the media type of the request's body, without its parameters. */
export function mediaType(request: Incoming): string {
  const [essence = ''] = (request.headers.get('content-type') ?? '').split(';')
  return essence.trim().toLowerCase()
}

export const jsonMediaType = 'application/json'
export const formMediaType = 'application/x-www-form-urlencoded'

/** Tells whether a plain form was sent, which wants a page for an answer. */
export function isForm(request: Incoming): boolean {
  return request.method === 'POST' && mediaType(request) === formMediaType
}
