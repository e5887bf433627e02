import type express from 'express'
import { describe, expectTypeOf, it } from 'vitest'
import {
  createPortalDeskRoute,
  type CustomerReference,
  type HostArgs,
  type MarginFrontClient,
  type PortalDeskAction,
  type PortalDeskAuditEntry,
  type PortalDeskAuthorizeArgs,
  type PortalDeskClient,
  type PortalDeskDeliverArgs,
  type PortalDeskDescribeArgs,
  type PortalDeskErrorCode,
  type PortalDeskEvent,
  type PortalDeskRoute,
  type RouteErrorCode,
} from '../../../src/server/index.ts'
import { toNodeHandler, type NodeContext } from '../../../src/server/node/index.ts'

const authorize = () => ({ actor: 'ann' })

describe('createPortalDeskRoute', () => {
  it('gives a handler of requests, with or without a context', () => {
    const desk = createPortalDeskRoute({ authorize })
    expectTypeOf(desk).toEqualTypeOf<PortalDeskRoute>()
    expectTypeOf(desk).toExtend<(request: Request) => Promise<Response>>()
    expectTypeOf(desk).toExtend<
      (request: Request, context: { params: Promise<object> }) => Promise<Response>
    >()
    // @ts-expect-error a context that has a type has to be given
    void createPortalDeskRoute<{ env: object }>({ authorize })(new Request('https://a.example'))
  })

  it('gives every function of the host one argument', () => {
    type Context = { env: { KEY: string } }
    createPortalDeskRoute<Context>({
      authorize: (args) => {
        expectTypeOf(args).toEqualTypeOf<PortalDeskAuthorizeArgs<Context>>()
        expectTypeOf(args.action).toEqualTypeOf<PortalDeskAction>()
        return 'forbidden'
      },
      audit: (entry) => {
        expectTypeOf(entry).toEqualTypeOf<PortalDeskAuditEntry<Context>>()
        if (entry.action === 'create') {
          expectTypeOf(entry.customer).toEqualTypeOf<CustomerReference>()
        } else expectTypeOf(entry.sessionId).toEqualTypeOf<string>()
        return [1]
      },
      deliverLink: async (args) => {
        expectTypeOf(args).toEqualTypeOf<PortalDeskDeliverArgs<Context>>()
      },
      describeSessions: (args) => {
        expectTypeOf(args).toEqualTypeOf<PortalDeskDescribeArgs<Context>>()
        return { ps_1: { customerName: 'Acme', customerHref: undefined }, ps_2: null }
      },
      secretKey: ({ context: { env } }) => env.KEY,
      onEvent: (event, args) => {
        expectTypeOf(event).toEqualTypeOf<PortalDeskEvent>()
        expectTypeOf(args).toEqualTypeOf<HostArgs<Context>>()
      },
    })
  })

  it('needs authorize, and a clear answer of it', () => {
    // @ts-expect-error it is required
    createPortalDeskRoute({})
    // @ts-expect-error nobody is let in by it
    createPortalDeskRoute({ authorize: () => true })
    // @ts-expect-error nobody is let in by it
    createPortalDeskRoute({ authorize: () => null })
    // @ts-expect-error nobody is let in by it
    createPortalDeskRoute({ authorize: () => undefined })
    // @ts-expect-error an unknown word
    createPortalDeskRoute({ authorize: () => 'no_customer' })
    // @ts-expect-error a person has a name
    createPortalDeskRoute({ authorize: () => ({ actor: 7 }) })
    createPortalDeskRoute({ authorize: () => 'unauthenticated' })
    createPortalDeskRoute({
      async authorize({ request }) {
        const actor = await request.text()
        return actor ? { actor } : 'forbidden'
      },
    })
  })

  it('turns down options that it does not know or that have another type', () => {
    // @ts-expect-error the portal route's
    createPortalDeskRoute({ authorize, resolveCustomer: () => null })
    // @ts-expect-error the portal route's
    createPortalDeskRoute({ authorize, allowRequestsWithoutOrigin: true })
    // @ts-expect-error a name is a text
    createPortalDeskRoute({ authorize, describeSessions: () => ({ ps_1: { customerName: 7 } }) })
    const create = async () => ({ url: '' })
    const revoke = async () => {}
    // @ts-expect-error a client that cannot list
    createPortalDeskRoute({ authorize, client: { portalSessions: { create, revoke } } })
  })

  it('fits Express', () => {
    expectTypeOf(
      toNodeHandler(createPortalDeskRoute({ authorize })),
    ).toExtend<express.RequestHandler>()
    const desk = createPortalDeskRoute<NodeContext<express.Request, express.Response>>({
      authorize: ({ context: { req } }) => ({ actor: req.ip ?? '' }),
    })
    expectTypeOf(toNodeHandler(desk)).toBeFunction()
  })
})

describe('PortalDeskClient', () => {
  it('is what our client is', () => {
    expectTypeOf<MarginFrontClient>().toExtend<PortalDeskClient>()
  })
})

describe('PortalDeskEvent', () => {
  it('is told apart by its type, and has the actor', () => {
    const handle = (event: PortalDeskEvent) => {
      expectTypeOf(event.actor).toEqualTypeOf<string | undefined>()
      expectTypeOf(event.action).toEqualTypeOf<PortalDeskAction | undefined>()
      if (event.type === 'viewed') expectTypeOf(event.sessionId).toEqualTypeOf<string>()
      if (event.type === 'refused') {
        expectTypeOf(event.code).toEqualTypeOf<PortalDeskErrorCode | 'aborted'>()
      }
      // @ts-expect-error no event has the link
      return event.url as unknown
    }
    expectTypeOf(handle).toBeFunction()
  })

  it('has one code more than those of the portal', () => {
    expectTypeOf<PortalDeskErrorCode>().toEqualTypeOf<RouteErrorCode | 'not_found'>()
  })
})
