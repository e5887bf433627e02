import type { HostArgs } from '../../host/HostArgs.ts'
import { createSessions, type Sessions } from '../../sessions/createSessions.ts'
import { createClientOpener } from '../../upstream/createClientOpener.ts'
import { trustedPortalOrigins } from '../../upstream/trustedPortalOrigins.ts'
import type { DeskSettings } from '../options/readDeskOptions.ts'
import { forCustomer } from './callMeanings.ts'
import { deskCallsOf, type DeskCalls } from './deskCallsOf.ts'

/** The way to MarginFront's sessions, for one request. */
interface OpenDesk<Context> {
  calls: DeskCalls
  sessions: Sessions<Context, Request>
  portalOrigins: readonly string[]
}

/** The way to MarginFront's sessions, for every action of one desk. */
export interface DeskSessions<Context> {
  settings: DeskSettings<Context>
  /** Finds the key and the client of a request, or throws the failure that says what is missing. */
  open: (args: HostArgs<Context>) => Promise<OpenDesk<Context>>
}

/** Makes the way to MarginFront's sessions. */
export function createDeskSessions<Context>(
  settings: DeskSettings<Context>,
): DeskSessions<Context> {
  const { timeout, portalOrigins: named } = settings
  const openClient = createClientOpener(settings)
  let opened: Pick<OpenDesk<Context>, 'sessions' | 'portalOrigins'> | undefined

  // Not before a request comes in, as with the key: variables may be read from a file until then.
  function openSessions() {
    const portalOrigins = trustedPortalOrigins(named, settings)
    const mint = { openClient, mintMeaning: forCustomer, timeout, portalOrigins }
    return { portalOrigins, sessions: createSessions<Context, Request>(mint) }
  }

  return {
    settings,
    async open(args) {
      const calls = deskCallsOf(await openClient(args), timeout)
      opened ??= openSessions()
      return { calls, ...opened }
    },
  }
}
