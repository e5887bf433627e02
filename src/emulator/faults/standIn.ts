import { apiError } from '../api/apiError.ts'
import { connectionReset } from './connectionReset.ts'
import type { HtmlFault, HangFault, RedirectFault, ResetFault, StatusFault } from './Fault.ts'
import { untilAborted } from './waiting.ts'

type StandInFault = StatusFault | HtmlFault | RedirectFault | ResetFault | HangFault

const loginWall =
  '<!doctype html><html lang="en"><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>'

/** The answer that comes instead of the right one. */
export async function standIn(fault: StandInFault, request: Request): Promise<Response> {
  switch (fault.kind) {
    case 'status':
      return statusAnswer(fault)
    case 'html':
      return new Response(loginWall, { headers: { 'content-type': 'text/html; charset=utf-8' } })
    case 'redirect':
      return new Response(null, {
        status: fault.status ?? 307,
        headers: { location: fault.location },
      })
    case 'reset':
      throw connectionReset()
    case 'hang':
      return untilAborted(request)
  }
}

function statusAnswer({ status, retryAfter }: StatusFault): Response {
  const answer = apiError(status, 'The emulator was told to fail.')
  if (retryAfter !== undefined) answer.headers.set('retry-after', String(retryAfter))
  return answer
}
