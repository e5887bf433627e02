import type { VisitReport } from '../events/createReporter.ts'
import type { PortalRevokedEvent } from '../events/PortalEvent.ts'
import type { Visit } from '../events/Visit.ts'
import type { HostArgs } from '../host/HostArgs.ts'
import { keepAwake } from '../host/keepAwake.ts'
import { whenLost } from '../host/whenLost.ts'
import { RouteFailure } from '../RouteFailure.ts'
import { callsOf } from './callsOf.ts'
import { createClientOpener, type ClientSettings } from './createClientOpener.ts'
import { createTurns } from './createTurns.ts'
import { cutOff } from './cutOff.ts'
import { mintSession } from './mintSession.ts'
import { checkLink, type PortalLink } from './PortalLink.ts'
import type { MintParams } from './PortalSessionsClient.ts'
import { noSuchCustomer, upstreamFailure } from './upstreamFailure.ts'

/** What decides how sessions are made and whether they may be handed over. */
export interface SessionSettings<Args> extends ClientSettings<Args> {
  portalOrigins: readonly string[]
  /** Milliseconds that a mint may take, and each try of a revocation. */
  timeout: number
}

/** More would only make MarginFront refuse some, when many browsers hang up together. */
const revocationsAtOnce = 8

/** The sessions of one route. */
export interface Sessions<Context, Asked extends Request | undefined> {
  /**
   * Mints a session and returns its checked link while there is somebody to hand it to; otherwise
   * the session is revoked. So it is later, where the host can tell that the answer was lost.
   */
  deliver: (
    params: MintParams,
    visit: Visit<Context, Asked>,
    report: VisitReport,
  ) => Promise<PortalLink>
}

/** Makes the sessions of one route: each that is minted is delivered, or revoked and reported. */
export function createSessions<Context, Asked extends Request | undefined>(
  settings: SessionSettings<HostArgs<Context, Asked>>,
): Sessions<Context, Asked> {
  const { timeout, portalOrigins } = settings
  const openClient = createClientOpener(settings)
  const inTurn = createTurns(revocationsAtOnce)

  return {
    async deliver(params, { args, signal }, report) {
      const calls = callsOf(await openClient(args), timeout)
      const { context } = args

      const cut: Revoke = (session, code) =>
        inTurn(() => cutOff(session, code, { calls, timeout, report }))
      const revoke: Revoke = async (session, code) => {
        const revoking = cut(session, code)
        if (!keepAwake(context, revoking)) await revoking
      }

      async function deliverOrRevoke(): Promise<PortalLink> {
        const session = await mintSession({
          create: () => calls.create(params),
          failureOf: (error) => upstreamFailure(error, noSuchCustomer),
          onLate: (late) =>
            void keepAwake(
              context,
              late.then((stray) => cut(stray, 'upstream_timeout'), ignore),
            ),
          signal,
          timeout,
        })
        const link = await checkedOrRevoked(session, portalOrigins, revoke)
        if (signal.aborted) {
          await revoke(session, 'aborted')
          throw new RouteFailure(
            'aborted',
            'The browser hung up before the link was there, so the link is revoked. A reload or a ' +
              'closed tab does that; if it happens often, find out what takes so long.',
          )
        }
        whenLost(context, () => cut(session, 'aborted'))
        report.minted(link.sessionId)
        return link
      }

      const delivering = deliverOrRevoke()
      // A runtime may stop the work for a browser that hung up, and the link with it would be lost.
      keepAwake(context, delivering.then(ignore, ignore))
      return delivering
    },
  }
}

type Revoke = (session: unknown, code: PortalRevokedEvent['code']) => Promise<void>

async function checkedOrRevoked(
  session: unknown,
  portalOrigins: readonly string[],
  revoke: Revoke,
): Promise<PortalLink> {
  try {
    return checkLink(session, portalOrigins)
  } catch (error) {
    await revoke(session, 'upstream_error')
    throw error
  }
}

function ignore() {}
