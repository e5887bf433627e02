import { apiError } from '../api/apiError.ts'
import type { Emulation } from '../Emulation.ts'
import { EmulatorError } from '../EmulatorError.ts'
import { redirectResponse } from '../portal/page.ts'
import type { SessionRecord } from '../sessions/SessionRecord.ts'
import { type Action, actions } from './actions.ts'
import { controlPage } from './controlPage.ts'
import { isCrossSite } from './isCrossSite.ts'
import { readFields } from './readFields.ts'

type Answer = (request: Request, emulation: Emulation) => Response | Promise<Response>

/** Finds what a person or a program asks of the emulator itself. */
export function matchControl(method: string, pathname: string): Answer | undefined {
  if (method === 'GET' || method === 'HEAD') {
    if (pathname === '/') return (_, emulation) => controlPage(emulation)
    if (pathname === '/_emulator/sessions') return listSessions
  }
  const action =
    method === 'POST' && Object.hasOwn(actions, pathname) ? actions[pathname] : undefined
  return action && ((request, emulation) => act(action, request, emulation))
}

async function act(action: Action, request: Request, emulation: Emulation): Promise<Response> {
  if (isCrossSite(request)) {
    return apiError(403, "Only the emulator's own page and local programs may do this.")
  }
  const read = await readFields(request)
  if (!read) return apiError(400, 'Send a JSON object or a form.')
  try {
    const answer = action(read.fields, emulation, request)
    return answer ?? (read.isForm ? redirectResponse('/') : state(emulation))
  } catch (error) {
    if (error instanceof EmulatorError) return apiError(400, error.message)
    throw error
  }
}

const state = ({ clock, faults }: Emulation) =>
  Response.json({ now: new Date(clock.now()).toISOString(), faults: faults.active })

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

const inWords = (session: SessionRecord) => ({
  ...session,
  createdAt: iso(session.createdAt),
  expiresAt: iso(session.expiresAt),
  usedAt: iso(session.usedAt),
  revokedAt: iso(session.revokedAt),
})

const listSessions: Answer = (_, { ledger, clock }) =>
  Response.json({
    now: iso(clock.now()),
    live: ledger.live.length,
    sessions: ledger.all.map(inWords),
  })
