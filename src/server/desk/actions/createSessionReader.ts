import type { Answer } from '../../answers/Answer.ts'
import { json } from '../../answers/responses.ts'
import { createWarning } from '../../marginfront/logging/createWarning.ts'
import { partialListWarning } from '../../marginfront/PortalSessions.ts'
import { readListedSession, readSessionList } from '../../marginfront/readSessions.ts'
import type { ListedPortalSession } from '../../marginfront/types.ts'
import { RouteFailure } from '../../RouteFailure.ts'
import { askMarginFront } from '../../upstream/askMarginFront.ts'
import type { SessionFilter } from '../requests/readFilter.ts'
import { forCustomer, forLookUp } from './callMeanings.ts'
import type { DeskCall } from './DeskCall.ts'
import type { DeskSessions } from './createDeskSessions.ts'
import { describeAll } from './describeAll.ts'
import { withoutSecrets } from './withoutSecrets.ts'

/** Makes the two actions that only look, and never show a link. */
export function createSessionReader<Context>({
  settings,
  sessions,
  callsFor,
}: DeskSessions<Context>) {
  const { timeout, describeSessions } = settings
  const warn = createWarning(undefined)

  function show(
    listed: readonly ListedPortalSession[],
    { visit, report, actor }: DeskCall<Context>,
  ) {
    const portalOrigins = sessions.portalOrigins()
    // An id that is a link or a token goes too, and without one a session can't be shown.
    const shown = withoutSecrets(listed, portalOrigins).filter((session) => 'id' in session)
    const describe =
      describeSessions &&
      ((described: readonly ListedPortalSession[]) =>
        describeSessions(Object.freeze({ ...visit.args, actor, sessions: described })))
    return describeAll(shown, describe, report, portalOrigins)
  }

  return {
    /** Lists sessions. */
    async list(call: DeskCall<Context>, filter: SessionFilter): Promise<Answer> {
      const { customerId } = filter
      if (customerId !== undefined) call.visit.learn({ customer: { customerId } })
      const calls = await callsFor(call.visit.args)
      const answer = await askMarginFront({
        call: () => calls.list(filter),
        meaning: forCustomer,
        timeout,
      })
      const { sessions: listed, isPartial } = readSessionList(answer) ?? refuse()
      // The package's own client has said so itself, and gives a bare list.
      if (isPartial) warn(partialListWarning)
      const shown = await show(listed, call)
      if (shown.length < listed.length) call.report.failure(unshowable())
      call.report.done('listed')
      return json(call.to, { sessions: shown })
    },

    /** Looks one session up. */
    async get(call: DeskCall<Context>, sessionId: string): Promise<Answer> {
      const calls = await callsFor(call.visit.args)
      const answer = await askMarginFront({
        call: () => calls.get(sessionId),
        meaning: forLookUp,
        timeout,
      })
      const [session] = await show([readListedSession(answer) ?? refuse()], call)
      if (!session) throw unshowable()
      call.report.done('viewed')
      return json(call.to, session)
    },
  }
}

function unshowable(): RouteFailure {
  return new RouteFailure(
    'upstream_error',
    'A session was left out, since its id contains a link, a token or a key, which no answer may ' +
      'show. Report it to MarginFront, or check the client option.',
  )
}

function refuse(): never {
  throw new RouteFailure(
    'upstream_error',
    'MarginFront answered with something other than portal sessions, so there is nothing to show. ' +
      "Check that baseUrl, or MF_API_BASE_URL, is the address of MarginFront's API, and what get and " +
      'list of a client of your own return.',
  )
}
