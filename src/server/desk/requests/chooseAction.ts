import { requireMethod } from '../../guards/requireMethod.ts'
import type { DeskTarget } from './findTarget.ts'

/** What a request wants, and of which session, where it is about one. */
export type ChosenAction =
  | { action: 'list' | 'create'; sessionId?: undefined }
  | { action: 'get' | 'revoke'; sessionId: string }

/** Returns what a request wants of its target; a method that means nothing there is refused. */
export function chooseAction(request: Request, { sessionId }: DeskTarget): ChosenAction {
  if (sessionId === undefined) {
    requireMethod(request, ['GET', 'POST'])
    return { action: request.method === 'GET' ? 'list' : 'create' }
  }
  requireMethod(request, ['GET', 'DELETE'])
  return { action: request.method === 'GET' ? 'get' : 'revoke', sessionId }
}
