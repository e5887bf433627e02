import type { RouteErrorCode } from '../../contract/errorTable.ts'
import type { VisitReport } from '../events/createReporter.ts'
import type { RevocationCode } from '../events/RouteEvent.ts'
import type { Visit } from '../events/Visit.ts'
import type { HostArgs } from '../host/HostArgs.ts'
import { hasWaitUntil, keepAwake } from '../host/keepAwake.ts'
import { whenLost } from '../host/whenLost.ts'
import { isThenable } from '../isThenable.ts'
import { strayIdOf } from '../marginfront/strayId.ts'
import { RouteFailure } from '../RouteFailure.ts'
import { callsOf } from '../upstream/callsOf.ts'
import {
  createClientOpener,
  type ClientSettings,
  type OpenClient,
} from '../upstream/createClientOpener.ts'
import { createTurns } from './createTurns.ts'
import { mintSession } from './mintSession.ts'
import { checkLink, type PortalLink } from './PortalLink.ts'
import { revokeAndReport } from './revokeAndReport.ts'
import type { MintParams, PortalSessionsClient } from '../upstream/PortalSessionsClient.ts'
import { readUpstreamError } from '../upstream/readUpstreamError.ts'
import { trustedPortalOrigins } from '../upstream/trustedPortalOrigins.ts'
import { upstreamFailure, type CallMeaning } from '../upstream/upstreamFailure.ts'
import { withinTime } from '../withinTime.ts'

/** What decides how sessions are made and whether they may be handed over. */
export interface SessionSettings<Args, Client extends PortalSessionsClient> extends ClientSettings<
  Args,
  Client
> {
  /** The origins of the `portalOrigins` option, or its default. */
  portalOrigins: readonly string[]
  /** Milliseconds that a mint may take, and each try of a revocation. */
  timeout: number
}

/** More would only make MarginFront refuse some, when many browsers hang up together. */
const revocationsAtOnce = 8

/** Hands a link over. */
export type HandOver = (link: PortalLink) => Promise<unknown>

/** The sessions of one route. */
export interface Sessions<Context, Asked extends Request | undefined, Client> {
  openClient: OpenClient<HostArgs<Context, Asked>, Client>
  /** Returns the origins that a link may have. */
  portalOrigins: () => readonly string[]
  /**
   * Mints a session and returns its checked link while there is somebody to hand it to; otherwise
   * the session is revoked. So it is later, where the host can tell that the answer was lost.
   *
   * @param handOver hands the link over by another way than the answer; if it fails, the session is
   *   revoked
   */
  deliver: (
    params: MintParams,
    visit: Visit<Context, Asked>,
    report: VisitReport,
    handOver?: HandOver,
  ) => Promise<PortalLink>
}

/**
 * Makes the sessions of one route: each that is minted is delivered, or revoked and reported.
 *
 * @param mintMeaning what MarginFront's answers to a mint mean
 */
export function createSessions<
  Context,
  Asked extends Request | undefined,
  Client extends PortalSessionsClient,
>(
  settings: SessionSettings<HostArgs<Context, Asked>, Client>,
  mintMeaning: CallMeaning,
): Sessions<Context, Asked, Client> {
  const { timeout } = settings
  const openClient = createClientOpener(settings)
  let trusted: readonly string[] | undefined
  // Not before a request comes in, as with the key: variables may be read from a file until then.
  const portalOrigins = () => (trusted ??= trustedPortalOrigins(settings.portalOrigins, settings))
  const inTurn = createTurns(revocationsAtOnce)

  async function deliverOrRevoke(
    params: MintParams,
    { args, signal, startedAt }: Visit<Context, Asked>,
    report: VisitReport,
    handOver: HandOver | undefined,
  ): Promise<PortalLink> {
    const opened = openClient(args)
    const calls = callsOf(isThenable(opened) ? await opened : opened, timeout)
    const { context } = args

    const revoke: Revoke = (session, code) => {
      const revokeNow = () => revokeAndReport(session, code, { calls, timeout, report })
      // Runtimes with a waitUntil may bind work to its request, and so the end of another's
      // revocation must not begin this one: https://developers.cloudflare.com/workers/observability/errors/#cannot-perform-io-on-behalf-of-a-different-request
      return hasWaitUntil(context) ? revokeNow() : inTurn(revokeNow)
    }

    const revokeInTime: Revoke = async (session, code) => {
      const revoking = revoke(session, code)
      if (keepAwake(context, revoking)) return
      // Who waits for the answer waits no longer than for a link; the revocation goes on.
      await (signal.aborted ? revoking : withinTime(revoking, leftOf(timeout, startedAt), ignore))
    }

    const failureOf = (error: unknown) =>
      error instanceof RouteFailure ? error : upstreamFailure(error, mintMeaning)
    const session = await mintSession({
      create: () => calls.create(params),
      onLate: (late) =>
        void keepAwake(
          context,
          late.then(
            (stray) => revoke(stray, 'upstream_timeout'),
            (error) => {
              // Why it was late, where that can be told: the failure that was answered says nothing.
              const { errno, status } = readUpstreamError(error)
              if ((errno ?? status) !== undefined) report.failure(failureOf(error))
              const id = strayIdOf(error)
              return id === undefined ? undefined : revoke({ id }, 'upstream_timeout')
            },
          ),
        ),
      signal,
      timeout,
    }).catch(async (error: unknown) => {
      const id = strayIdOf(error)
      if (id !== undefined) await revokeInTime({ id }, 'upstream_error')
      throw failureOf(error)
    })
    let otherwise: RevocationCode = 'upstream_error'
    try {
      const link = checkLink(session, portalOrigins())
      otherwise = 'aborted'
      if (signal.aborted) throw hungUpMeanwhile()
      otherwise = 'misconfigured'
      if (handOver) await handOver(link)
      else whenLost(context, () => revoke(session, 'aborted'))
      report.minted(link.sessionId)
      return link
    } catch (error) {
      await revokeInTime(session, otherwise)
      throw error
    }
  }

  return {
    openClient,
    portalOrigins,
    deliver(params, visit, report, handOver) {
      const delivering = deliverOrRevoke(params, visit, report, handOver)
      const { context } = visit.args
      // A runtime may stop the work for a browser that hung up, and the link with it would be lost.
      if (hasWaitUntil(context)) keepAwake(context, delivering.then(ignore, ignore))
      return delivering
    },
  }
}

type Revoke = (session: unknown, code: RevocationCode) => Promise<void>

function leftOf(timeout: number, startedAt: number): number {
  // The clock can be set back meanwhile.
  return Math.min(timeout, Math.max(0, startedAt + timeout - Date.now()))
}

function hungUpMeanwhile(): RouteFailure {
  return new RouteFailure<RouteErrorCode>(
    'aborted',
    'The browser hung up before the link was ready, so the link is being revoked. A reload or a ' +
      'closed tab causes this; if it happens often, find out what takes so long.',
  )
}

function ignore() {}
