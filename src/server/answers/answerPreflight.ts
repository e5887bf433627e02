import type { Answer } from './Answer.ts'
import { empty, type Recipient } from './responses.ts'

/** Tells whether a browser asks if a page of a named origin may send its request. */
export function isPreflight({ request, corsOrigin }: Recipient): boolean {
  return (
    request.method === 'OPTIONS' &&
    request.headers.has('access-control-request-method') &&
    corsOrigin !== undefined
  )
}

/**
 * Lets a named origin send its request, with the headers that its host adds to it.
 *
 * @param headers those that are allowed where the browser asks for none by name
 */
export function answerPreflight(
  to: Recipient,
  methods: readonly string[],
  headers: readonly string[],
): Answer {
  const asked = to.request.headers.get('access-control-request-headers') ?? ''
  return empty(to, {
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': asked || headers.join(', '),
    'access-control-max-age': '600',
  })
}
