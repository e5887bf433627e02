import type { VisitReport } from '../events/createReporter.ts'
import type { Visit } from '../events/Visit.ts'
import { isThenable } from '../isThenable.ts'
import { createSessions } from '../sessions/createSessions.ts'
import type { PortalLink } from '../sessions/PortalLink.ts'
import { tenantOf } from '../upstream/tenantOf.ts'
import { chooseReturnUrl, type ReturnUrlRule } from '../guards/chooseReturnUrl.ts'
import { askRateLimit } from './askRateLimit.ts'
import { mintMeaning } from './mintMeaning.ts'
import type { LinkSettings } from './options/readLinkOptions.ts'

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
  const { deliver } = createSessions(settings, mintMeaning)

  return async (
    visit: Visit<Context, Asked>,
    report: VisitReport,
    wish: PortalWish,
  ): Promise<PortalLink> => {
    const customer = await settings.resolveCustomer(visit.args)
    visit.learn({ customer })
    const args = visit.argsWith({ customer })

    // From here on, what is there already is not awaited: each time that would cost as much as a guard.
    const given = settings.returnUrl(args)
    const preferred = isThenable(given) ? await given : given
    const chosen = chooseReturnUrl(preferred, wish.returnUrl, wish.returnUrlRule)
    const returnUrl = isThenable(chosen) ? await chosen : chosen
    visit.learn({ returnUrl })

    if (settings.rateLimit) {
      const named = tenantOf(settings, visit.args)
      const tenant = isThenable(named) ? await named : named
      const passing = askRateLimit(settings.rateLimit, { visit, customer, tenant })
      if (passing) await passing
    }

    const shown = settings.features(args)
    const features = isThenable(shown) ? await shown : shown
    return deliver({ ...customer, returnUrl, features }, visit, report)
  }
}
