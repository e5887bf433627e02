import type { Answer } from '../../answers/Answer.ts'
import { json } from '../../answers/responses.ts'
import { chooseReturnUrl } from '../../guards/chooseReturnUrl.ts'
import { returnUrlRuleOf } from '../../guards/returnUrlRuleOf.ts'
import { redactedCause } from '../../marginfront/logging/redactedCause.ts'
import { RouteFailure } from '../../RouteFailure.ts'
import type { HandOver } from '../../sessions/createSessions.ts'
import type { LinkRequest } from '../requests/readLinkRequest.ts'
import type { DeskSessions } from './createDeskSessions.ts'
import type { DeskCall } from './DeskCall.ts'
import { recordAudit } from './recordAudit.ts'

/** Makes the action that makes a link, and shows it once or has the host send it. */
export function createLinkMaker<Context>({ settings, sessions, callsFor }: DeskSessions<Context>) {
  const { deliverLink, allowedOrigins } = settings

  return async (call: DeskCall<Context>, wanted: LinkRequest): Promise<Answer> => {
    const { visit, report, origin, actor, to } = call
    const { customer, features, deliver } = wanted
    visit.learn({ customer })
    if (deliver && !deliverLink) throw noWayToDeliver()

    const rule = returnUrlRuleOf(visit.args, origin, { allowedOrigins })
    const returnUrl = await chooseReturnUrl(undefined, wanted.returnUrl, rule)
    // Without a key nothing is about to be done, and so there is nothing to write down.
    await callsFor(visit.args)

    await recordAudit(settings, call, {
      action: 'create',
      customer,
      deliver,
      ...(returnUrl !== undefined && { returnUrl }),
      ...(features && { features }),
    })
    const handOver: HandOver | undefined =
      deliver && deliverLink
        ? async ({ url, expiresAt }) => {
            const link = { url, ...(expiresAt !== undefined && { expiresAt }) }
            try {
              await deliverLink(Object.freeze({ ...visit.args, actor, customer, ...link }))
            } catch (error) {
              failWithoutLink(error)
            }
            visit.learn({ delivered: true })
          }
        : undefined
    const {
      sessionId: id,
      url,
      expiresAt,
    } = await sessions.deliver({ ...customer, returnUrl, features }, visit, report, handOver)
    const made = handOver ? { id, expiresAt, delivered: true } : { id, url, expiresAt }
    return json(to, made, { status: 201 })
  }
}

/** A mailer's error often repeats what was to be sent, and no log may have the link. */
function failWithoutLink(error: unknown): never {
  const { message, cause } = RouteFailure.from(error)
  const told = redactedCause(cause)
  throw new RouteFailure('misconfigured', message, told && { cause: told })
}

function noWayToDeliver(): RouteFailure {
  return new RouteFailure(
    'misconfigured',
    'A request asked to send the link to the customer, but there is no deliverLink option, so ' +
      'none was made. Set deliverLink, or delivery="show" on the table.',
  )
}
