import { createEmulator } from '../../emulator/index.ts'
import {
  createPortalRoute,
  type PortalEvent,
  type PortalRoute,
  type PortalRouteOptions,
} from '../../server/index.ts'
import { answerPage } from './answerPage.ts'
import { clientOf } from './clientOf.ts'
import { createFailurePlan, type FailurePlan } from '../failures/createFailurePlan.ts'
import { createFailingRoute } from '../failures/createFailingRoute.ts'
import { requireWebClasses } from './requireWebClasses.ts'
import type { SignedIn } from './signIn.ts'
import { toRequest } from './toRequest.ts'
import { visitLink } from './visitLink.ts'
import type { PortalBackend, PortalBackendOptions } from './PortalBackend.ts'

const portalOrigin = 'https://portal.marginfront.com'

/** A backend, and what is for whoever serves it. */
export interface Backend<Context> extends PortalBackend<Context> {
  /** Takes the next failure where it happens on the way to the route. */
  takeOnTheWay: FailurePlan['takeOnTheWay']
  /** Opens a link, and gives the answer as well. */
  open: (request: Request) => ReturnType<typeof visitLink>
  /** Brings back what a test has changed: who is signed in, what is to fail, what was reported. */
  forget: () => void
}

/** Creates a backend. */
export function createBackend<Context = unknown>(
  options: PortalBackendOptions<Context> = {},
): Backend<Context> {
  type Options = PortalRouteOptions<Context>
  requireWebClasses()
  const { endpoint = '/api/billing-portal', customers, now, context, ...routeOptions } = options
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

  function open(request: Request) {
    const visit = visiting.then(() => visitLink(emulator, request))
    // One after the other, so that each finds its own line in the books.
    visiting = visit.catch(() => {})
    return visit
  }

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

  const route: PortalRoute<Context> = (request, ...rest) => {
    const failure = request.method === 'OPTIONS' ? undefined : failures.takeInRoute()
    return failure ? failingRoute(failure)(request, ...rest) : mintingRoute(request, ...rest)
  }

  // A context that its type requires is the host's to give, as an option.
  const routeOfPage = (request: Request) =>
    (route as unknown as (request: Request, context: Context | undefined) => Promise<Response>)(
      request,
      context,
    )

  return {
    emulator,
    route,
    endpoint,
    events,
    fetch: answerPage({ endpoint, route: routeOfPage, failures }),
    signedInAs(who) {
      signedIn = who
    },
    failNext: failures.add,
    async visit(url) {
      const link = URL.canParse(url) ? new URL(url) : undefined
      if (link?.origin !== origin) return { status: 'unknown' }
      return (await open(await toRequest(link))).visit
    },
    takeOnTheWay: failures.takeOnTheWay,
    open,
    forget() {
      signedIn = undefined
      failures.clear()
      events.length = 0
      emulator.faults.clear()
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
