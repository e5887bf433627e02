import type { Emulation } from '../Emulation.ts'
import type { EmulatorOperation } from '../faults/Fault.ts'
import { createSession, getSession, listSessions, revokeSession } from './endpoints.ts'

export interface ApiMatch {
  operation: EmulatorOperation
  answer(request: Request, emulation: Emulation): Response | Promise<Response>
}

const collection = '/v1/portal-sessions'

/** Finds the endpoint of a request; like Nest, a known path with another method has none. */
export function matchApi(method: string, pathname: string): ApiMatch | undefined {
  if (pathname === collection) {
    if (method === 'POST') return { operation: 'create', answer: createSession }
    if (method === 'GET') return { operation: 'list', answer: listSessions }
    return undefined
  }
  const id = sessionIdIn(pathname)
  if (id === undefined) return undefined
  if (method === 'GET') {
    return { operation: 'get', answer: (_, emulation) => getSession(id, emulation) }
  }
  if (method === 'DELETE') {
    return { operation: 'revoke', answer: (_, emulation) => revokeSession(id, emulation) }
  }
  return undefined
}

function sessionIdIn(pathname: string): string | undefined {
  const [, encoded] = /^\/v1\/portal-sessions\/([^/]+)$/.exec(pathname) ?? []
  try {
    return encoded && decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}
