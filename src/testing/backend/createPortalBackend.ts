import { createEmulator } from '../../emulator/index.ts'
import {
  createPortalRoute,
  type PortalEvent,
  type PortalRoute,
  type PortalRouteOptions,
} from '../../server/index.ts'
import { answerPage } from './answerPage.ts'
import { clientOf } from './clientOf.ts'
import { createFailurePlan } from '../failures/createFailurePlan.ts'
import { createFailingRoute } from '../failures/createFailingRoute.ts'
import { requireWebClasses } from './requireWebClasses.ts'
import type { SignedIn } from './signIn.ts'
import { toRequest } from './toRequest.ts'
import { visitLink } from './visitLink.ts'
import type { PortalBackend, PortalBackendOptions } from './PortalBackend.ts'

const portalOrigin = 'https://portal.marginfront.com'

/**
 * Creates a *real* portal route on an emulator of its own: what a page's test talks to in place of
 * the host's backend and MarginFront. It needs no server, no mock and no key, in Node and in a page.
 *
 * Everybody who asks is signed in as the first of `customers`, unless `resolveCustomer` or
 * `signedInAs` says otherwise. Links are on the portal's real origin, or on the first of
 * `portalOrigins`, and open by `visit` alone.
 *
 * @throws TypeError when an option cannot be used, with the option's name
 *
 * @example
 * const backend = createPortalBackend()
 * const navigation = recordNavigation()
 * render(<PortalTestProvider backend={backend} navigation={navigation}><BillingPage /></PortalTestProvider>)
 * await user.click(screen.getByRole('button', { name: 'Manage billing' }))
 * const { url } = await navigation.next()
 * expect(await backend.visit(url)).toEqual({ status: 'opened', customerExternalId: 'acme-001' })
 * expect(await backend.visit(url)).toMatchObject({ status: 'used' })
 */
export function createPortalBackend<Context = unknown>(
  options: PortalBackendOptions<Context> = {},
): PortalBackend<Context> {
  type Options = PortalRouteOptions<Context>
  requireWebClasses()
  const { endpoint = '/api/billing-portal', customers, now, ...routeOptions } = options
  const origin = routeOptions.portalOrigins?.[0] ?? portalOrigin
  const emulator = createEmulator({
    origin,
    ...(customers && { customers }),
    ...(now && { now }),
  })
  const [firstCustomer] = emulator.customers
  const failures = createFailurePlan()
  const events: PortalEvent[] = []
  let signedIn: SignedIn | undefined
  let visiting: Promise<unknown> = Promise.resolve()

  const settings: Options = {
    ...given(routeOptions),
    client: clientOf(emulator),
    resolveCustomer: (...args: Parameters<Options['resolveCustomer']>) => {
      if (signedIn !== undefined) return signedIn
      if (routeOptions.resolveCustomer) return routeOptions.resolveCustomer(...args)
      return firstCustomer ? { customerExternalId: firstCustomer.externalId } : 'no_customer'
    },
    onEvent: (...args: Parameters<NonNullable<Options['onEvent']>>) => {
      events.push(args[0])
      return routeOptions.onEvent?.(...args)
    },
  }
  const mintingRoute = createPortalRoute<Context>(settings)
  const failingRoute = createFailingRoute<Context>(settings, emulator)

  const route: PortalRoute<Context> = (request, ...context) => {
    const failure = request.method === 'OPTIONS' ? undefined : failures.takeInRoute()
    return failure ? failingRoute(failure)(request, ...context) : mintingRoute(request, ...context)
  }

  return {
    emulator,
    route,
    endpoint,
    events,
    fetch: answerPage({ endpoint, route, failures }),
    signedInAs(who) {
      signedIn = who
    },
    failNext: failures.add,
    visit(url) {
      const visit = visiting.then(async () => {
        const link = new URL(url)
        if (link.origin !== origin) return { status: 'unknown' as const }
        return (await visitLink(emulator, await toRequest(link))).visit
      })
      // One after the other, so that each finds its own line in the books.
      visiting = visit.catch(() => {})
      return visit
    },
  }
}

/** The options that are really given: `undefined` stands for left out. */
function given<Options extends object>(
  options: Options,
): { [Name in keyof Options]: Exclude<Options[Name], undefined> } {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as ReturnType<typeof given<Options>>
}
