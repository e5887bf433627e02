import type { VisitReport } from '../events/createReporter.ts'
import type { Visit } from '../events/Visit.ts'
import { createSessions } from '../sessions/createSessions.ts'
import type { PortalLink } from '../sessions/PortalLink.ts'
import { chooseReturnUrl, type ReturnUrlRule } from './chooseReturnUrl.ts'
import { identifyCustomer } from './identifyCustomer.ts'
import type { LinkSettings } from './options/readLinkOptions.ts'
import { requireWithinLimit } from './requireWithinLimit.ts'

/** What a visit asks for. */
export interface PortalWish {
  /** The return URL that was asked for, unchecked. */
  returnUrl: unknown
  returnUrlRule: ReturnUrlRule
}

/**
 * Makes the half of the story that the route and the action share: customer, return URL, limit,
 * then a link that is delivered or revoked.
 */
export function createPortalOpener<Context, Asked extends Request | undefined>(
  settings: LinkSettings<Context, Asked>,
) {
  const sessions = createSessions(settings)

  return async (
    visit: Visit<Context, Asked>,
    report: VisitReport,
    wish: PortalWish,
  ): Promise<PortalLink> => {
    const customer = identifyCustomer(await settings.resolveCustomer(visit.args))
    visit.learn({ customer })
    const args = Object.freeze({ ...visit.args, customer })

    const preferred = await settings.returnUrl(args)
    const returnUrl = await chooseReturnUrl(preferred, wish.returnUrl, wish.returnUrlRule)
    visit.learn({ returnUrl })

    await requireWithinLimit(settings.rateLimit, args)

    const features = await settings.features(args)
    return sessions.deliver({ ...customer, returnUrl, features }, visit, report)
  }
}
