import type express from 'express'
import { createServer } from 'node:http'
import { describe, expectTypeOf, it } from 'vitest'
import {
  createPortalAction,
  createPortalRoute,
  type MarginFrontClient,
  type CustomerArgs,
  type CustomerReference,
  type HostArgs,
  type PortalAction,
  type PortalActionResult,
  type RateLimitArgs,
  type PortalEvent,
  type PortalRoute,
  type PortalSessionsClient,
  type RouteErrorCode,
} from '../../src/server/index.ts'
import { toNodeHandler, type NodeContext } from '../../src/server/node/index.ts'

const resolveCustomer = () => ({ customerExternalId: 'acme-001' })

describe('createPortalRoute', () => {
  it('gives a handler of requests, with or without a context', () => {
    const route = createPortalRoute({ resolveCustomer })
    expectTypeOf(route).toEqualTypeOf<PortalRoute>()
    expectTypeOf(route).toExtend<(request: Request) => Promise<Response>>()
    expectTypeOf(route).toExtend<
      (request: Request, context: { params: Promise<object> }) => Promise<Response>
    >()
  })

  it('knows the type of the context in every function', () => {
    const route = createPortalRoute<{ env: { KEY: string } }>({
      resolveCustomer: ({ context: { env } }) => {
        expectTypeOf(env.KEY).toEqualTypeOf<string>()
        return null
      },
      secretKey: ({ context: { env } }) => env.KEY,
      returnUrl: ({ request, context, customer }) => {
        expectTypeOf(request).toEqualTypeOf<Request>()
        expectTypeOf(context).toEqualTypeOf<{ env: { KEY: string } }>()
        expectTypeOf(customer).toEqualTypeOf<CustomerReference>()
        return undefined
      },
    })
    // @ts-expect-error the context has another type
    void route(new Request('https://app.example.com'), { env: {} })
    // @ts-expect-error a context that has a type has to be given
    void route(new Request('https://app.example.com'))
  })

  it('needs no context whose type allows undefined', () => {
    const request = new Request('https://app.example.com')
    void createPortalRoute<unknown>({ resolveCustomer })(request)
    void createPortalRoute<undefined>({ resolveCustomer })(request)
    void createPortalRoute<{ user: string } | undefined>({ resolveCustomer })(request)
  })

  it('gives every function of the host one argument', () => {
    type Context = { env: { KEY: string } }
    createPortalRoute<Context>({
      resolveCustomer,
      features: (args) => {
        expectTypeOf(args).toEqualTypeOf<CustomerArgs<Context>>()
        return undefined
      },
      rateLimit: (args) => {
        expectTypeOf(args).toEqualTypeOf<RateLimitArgs<Context>>()
        return { ok: true }
      },
      allowedOrigins: (origin, args) => {
        expectTypeOf(origin).toEqualTypeOf<string>()
        expectTypeOf(args).toEqualTypeOf<HostArgs<Context>>()
        return true
      },
      onEvent: (event, args) => {
        expectTypeOf(event).toEqualTypeOf<PortalEvent>()
        expectTypeOf(args).toEqualTypeOf<HostArgs<Context>>()
      },
    })
    // @ts-expect-error there is no second one
    createPortalRoute({ resolveCustomer: (_args: HostArgs, _context: unknown) => null })
  })

  it('needs resolveCustomer, and an answer by exactly one id', () => {
    // @ts-expect-error it is required
    createPortalRoute({})
    // @ts-expect-error both ids could mean two customers
    createPortalRoute({ resolveCustomer: () => ({ customerId: 'a', customerExternalId: 'b' }) })
    // @ts-expect-error no id
    createPortalRoute({ resolveCustomer: () => ({}) })
    // @ts-expect-error an unknown word
    createPortalRoute({ resolveCustomer: () => 'signed-out' })
    createPortalRoute({ resolveCustomer: () => 'no_customer' })
    createPortalRoute({
      async resolveCustomer({ request }) {
        const session = await request.text()
        return session ? { customerExternalId: session } : 'unauthenticated'
      },
    })
    createPortalRoute({ resolveCustomer: () => undefined })
  })

  it('turns down options that it does not know or that have another type', () => {
    // @ts-expect-error the customer is never an option
    createPortalRoute({ resolveCustomer, customerId: 'acme-001' })
    // @ts-expect-error an unknown section
    createPortalRoute({ resolveCustomer, features: ['billing'] })
    // @ts-expect-error the limit is a function, or false
    createPortalRoute({ resolveCustomer, rateLimit: true })
    // @ts-expect-error a refusal says how long to wait
    createPortalRoute({ resolveCustomer, rateLimit: () => ({ ok: false }) })
    // @ts-expect-error origins are a list
    createPortalRoute({ resolveCustomer, allowedOrigins: 'https://app.example.com' })
    // @ts-expect-error a client that cannot revoke
    createPortalRoute({ resolveCustomer, client: { portalSessions: { create: async () => ({}) } } })
  })

  it('takes an environment variable as it is', () => {
    createPortalRoute({ resolveCustomer, secretKey: process.env['KEY'] })
  })
})

describe('createPortalAction', () => {
  it('needs no argument, but a context that has a type', () => {
    const action = createPortalAction({ resolveCustomer })
    expectTypeOf(action).toEqualTypeOf<PortalAction>()
    void action()
    void action({ context: 'any', request: undefined, returnUrl: null })
    const typed = createPortalAction<{ user: string }>({ resolveCustomer })
    void typed({ context: { user: 'ada' } })
    // @ts-expect-error the context is needed
    void typed()
    // @ts-expect-error the context is needed
    void typed({ returnUrl: '/billing' })
  })

  it('may be called without a request', () => {
    createPortalAction({
      resolveCustomer: ({ request }) => {
        expectTypeOf(request).toEqualTypeOf<Request | undefined>()
        return null
      },
    })
  })

  it('resolves to what is told apart by ok', () => {
    const handle = (result: PortalActionResult) => {
      if (result.ok) expectTypeOf(result.url).toEqualTypeOf<string>()
      else expectTypeOf(result.code).toEqualTypeOf<RouteErrorCode>()
    }
    expectTypeOf(handle).toBeFunction()
  })
})

describe('PortalSessionsClient', () => {
  it('is what our client is', () => {
    expectTypeOf<MarginFrontClient>().toExtend<PortalSessionsClient>()
  })

  it('is what an SDK is that types its parameters its own way', () => {
    interface Params {
      customerExternalId?: string
      customerId?: string
      returnUrl?: string
      features?: string[]
    }
    interface Sdk {
      portalSessions: {
        create(params: Params): Promise<{ id: string; url: string; token: string }>
        revoke(sessionId: string): Promise<void>
      }
    }
    expectTypeOf<Sdk>().toExtend<PortalSessionsClient>()
  })
})

describe('PortalEvent', () => {
  it('is told apart by its type', () => {
    const handle = (event: PortalEvent) => {
      if (event.type === 'failed') expectTypeOf(event.code).toEqualTypeOf<RouteErrorCode>()
      if (event.type === 'revoked') expectTypeOf(event.sessionId).toEqualTypeOf<string>()
      if (event.type === 'refused') expectTypeOf(event.reason).toEqualTypeOf<string>()
      // @ts-expect-error no event has the link
      return event.url as unknown
    }
    expectTypeOf(handle).toBeFunction()
  })
})

describe('toNodeHandler', () => {
  it('fits http and Express', () => {
    const handler = toNodeHandler(createPortalRoute({ resolveCustomer }))
    createServer(handler)
    expectTypeOf(handler).toExtend<express.RequestHandler>()
  })

  it("hands a framework's own request to resolveCustomer", () => {
    interface SignedIn extends express.Request {
      user?: { accountId: string }
    }
    const route = createPortalRoute<NodeContext<SignedIn, express.Response>>({
      resolveCustomer: ({ context: { req } }) =>
        req.user ? { customerExternalId: req.user.accountId } : 'unauthenticated',
    })
    expectTypeOf(toNodeHandler(route)).toExtend<
      (req: SignedIn, res: express.Response, next: express.NextFunction) => Promise<void>
    >()
  })
})
