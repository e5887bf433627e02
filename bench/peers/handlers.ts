import { createRequire } from 'node:module'
import { createPortalRoute } from '@marginfront/react/server'

type Handler = (request: Request) => Promise<Response>

/** A portal route as its package's own page shows it. */
export interface PeerHandler {
  packageName: string
  handler: Handler
  /** The request that mints one link, of a customer of this number. */
  request: (number: number) => Request
}

/** What is asked of the packages: the bench has no types of theirs. */
interface Packages {
  'next/server': { NextRequest: typeof Request }
  '@dodopayments/nextjs': { CustomerPortal: (options: object) => Handler }
  '@creem_io/nextjs': { Portal: (options: object) => Handler }
  '@polar-sh/nextjs': { CustomerPortal: (options: object) => Handler }
  'autumn-js/fetch': { autumnHandler: (options: object) => Handler }
}

const app = 'https://app.example.test/api/billing-portal'
const asJson = {
  method: 'POST',
  body: '{}',
  headers: { 'content-type': 'application/json', origin: new URL(app).origin },
}

/** This package's route, with every guard that it has. */
export function ourHandler(): PeerHandler {
  return {
    packageName: '@marginfront/react',
    handler: createPortalRoute({
      secretKey: 'mf_sk_test_bench',
      allowedOrigins: [new URL(app).origin],
      resolveCustomer: ({ request }) => ({
        customerExternalId: new URL(request.url).searchParams.get('account') ?? '',
      }),
    }),
    request: (number) => new Request(`${app}?account=acme-${number}`, asJson),
  }
}

/** The routes of others, of the packages that are installed in a folder. */
export function peerHandlers(modules: string): PeerHandler[] {
  const require = createRequire(`${modules}/`)
  const load = <Name extends keyof Packages>(name: Name): Packages[Name] => require(name)
  const { NextRequest } = load('next/server')
  return [
    {
      packageName: '@dodopayments/nextjs',
      handler: load('@dodopayments/nextjs').CustomerPortal({
        bearerToken: 'bench',
        environment: 'test_mode',
      }),
      request: (number) => new NextRequest(`${app}?customer_id=acme-${number}`),
    },
    {
      packageName: '@creem_io/nextjs',
      handler: load('@creem_io/nextjs').Portal({ apiKey: 'bench', testMode: true }),
      request: (number) => new NextRequest(`${app}?customerId=acme-${number}`),
    },
    {
      packageName: '@polar-sh/nextjs',
      handler: load('@polar-sh/nextjs').CustomerPortal({
        accessToken: 'bench',
        server: 'sandbox',
        getCustomerId: async ({ url }: Request) => new URL(url).searchParams.get('account'),
      }),
      request: (number) => new NextRequest(`${app}?account=acme-${number}`),
    },
    {
      packageName: 'autumn-js',
      handler: load('autumn-js/fetch').autumnHandler({
        secretKey: 'bench',
        identify: async ({ url }: Request) => ({
          customerId: new URL(url).searchParams.get('account'),
        }),
      }),
      request: (number) =>
        new Request(
          `https://app.example.test/api/autumn/openCustomerPortal?account=acme-${number}`,
          asJson,
        ),
    },
  ]
}
