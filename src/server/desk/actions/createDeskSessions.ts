import type { HostArgs } from '../../host/HostArgs.ts'
import { createSessions, type Sessions } from '../../sessions/createSessions.ts'
import type { PortalDeskClient } from '../options/PortalDeskClient.ts'
import type { DeskSettings } from '../options/readDeskOptions.ts'
import { forCustomer } from './callMeanings.ts'
import { deskCallsOf, type DeskCalls } from './deskCallsOf.ts'

/** The way to MarginFront's sessions, for every action of one desk. */
export interface DeskSessions<Context> {
  settings: DeskSettings<Context>
  sessions: Sessions<Context, Request, PortalDeskClient>
  /** Returns the calls for a request, or throws the failure that says what is missing. */
  callsFor: (args: HostArgs<Context>) => Promise<DeskCalls>
}

/** Makes the way to MarginFront's sessions. */
export function createDeskSessions<Context>(
  settings: DeskSettings<Context>,
): DeskSessions<Context> {
  const sessions = createSessions<Context, Request, PortalDeskClient>(settings, forCustomer)
  return {
    settings,
    sessions,
    callsFor: async (args) => deskCallsOf(await sessions.openClient(args), settings.timeout),
  }
}
