// Each of these must be an error, at the line below its expectation, in every TypeScript.
import {
  BillingPortalButton,
  PortalError,
  usePortalSession,
  type PortalOptions,
  type PortalSessionResult,
} from '@marginfront/react'
import { PortalSessionsTable, type useCreatePortalLink } from '@marginfront/react/desk'
import { createEmulator } from '@marginfront/react/emulator'
import {
  createPortalAction,
  createPortalRoute,
  MarginFrontClient,
  type PortalEvent,
  type PortalRouteOptions,
} from '@marginfront/react/server'

const resolveCustomer = () => ({ customerExternalId: 'acme-001' })
const create = async () => ({ url: 'https://portal.marginfront.com/r/x' })
declare const request: Request
declare const session: PortalSessionResult
declare const event: PortalEvent
declare const maybe: { text?: string | undefined }

export const buttons = (
  <>
    {/* @ts-expect-error an endpoint is a text */}
    <BillingPortalButton endpoint={42} />
    {/* @ts-expect-error a URL is not a text either */}
    <BillingPortalButton endpoint={new URL('https://app.example.com')} />
    {/* @ts-expect-error there are two targets */}
    <BillingPortalButton target="_top" />
    {/* @ts-expect-error the type of the button is its own */}
    <BillingPortalButton type="reset" />
    {/* @ts-expect-error and so is its form */}
    <BillingPortalButton form="mine" />
    {/* @ts-expect-error a customer is never named in a browser */}
    <BillingPortalButton customerId="acme-001" />
    {/* @ts-expect-error nor a key */}
    <BillingPortalButton secretKey="mf_sk_test" />
    {/* @ts-expect-error a link has to be given back */}
    <BillingPortalButton requestSession={async () => ({})} />
    {/* @ts-expect-error and a promise of it */}
    <BillingPortalButton requestSession={() => ({ url: 'https://portal.marginfront.com' })} />
    {/* @ts-expect-error an unknown code */}
    <BillingPortalButton labels={{ errors: { teapot: 'No.' } }} />
    {/* @ts-expect-error an unknown word */}
    <BillingPortalButton labels={{ click: 'Open' }} />
    {/* @ts-expect-error what is rendered takes the props of a button */}
    <BillingPortalButton render={(props: { variant: string }) => <button {...props} />} />
    {/* @ts-expect-error it is no element of another kind */}
    <BillingPortalButton ref={(link: HTMLAnchorElement | null) => void link} />
  </>
)

// @ts-expect-error an unknown option
export const useHref = () => usePortalSession({ href: '/billing' })
// @ts-expect-error the link is not in the result
export const sessionUrl = session.url
// @ts-expect-error nor is the promise one of it
export const opened = async () => (await session.openPortal()).url
// @ts-expect-error there is an error only where it failed
export const failed = async () => (await session.openPortal()).error.code
// @ts-expect-error a status that does not exist
export const isDone = () => session.status === 'success'
// @ts-expect-error the list of codes is closed
export const teapot = new PortalError('teapot')
// @ts-expect-error what an error says is not written anew
export const rewritten = (error: PortalError) => (error.code = 'network')
// @ts-expect-error headers are texts
export const headers: PortalOptions = { headers: { 'x-count': 1 } }

// @ts-expect-error somebody has to say whose billing it is
createPortalRoute({})
// @ts-expect-error an answer without an id
createPortalRoute({ resolveCustomer: () => ({}) })
// @ts-expect-error two ids could mean two customers
createPortalRoute({ resolveCustomer: () => ({ customerId: 'a', customerExternalId: 'b' }) })
// @ts-expect-error an id is a text
createPortalRoute({ resolveCustomer: () => ({ customerExternalId: 42 }) })
// @ts-expect-error an unknown refusal
createPortalRoute({ resolveCustomer: () => 'signed_out' })
// @ts-expect-error a single origin is a list too
createPortalRoute({ resolveCustomer, allowedOrigins: 'https://app.example.com' })
// @ts-expect-error an unknown section
createPortalRoute({ resolveCustomer, features: ['payments'] })
// @ts-expect-error a limit says when to try again
createPortalRoute({ resolveCustomer, rateLimit: () => ({ ok: false }) })
// @ts-expect-error a limit is a function, or off
createPortalRoute({ resolveCustomer, rateLimit: 10 })
// @ts-expect-error a client can also revoke
createPortalRoute({ resolveCustomer, client: { portalSessions: { create } } })
// @ts-expect-error an option that is there is of its type
export const timeout: PortalRouteOptions = { resolveCustomer, timeout: maybe.text }
// @ts-expect-error there is one argument
createPortalRoute({ resolveCustomer: (_request: Request, _context: unknown) => null })
// @ts-expect-error and it is no request
createPortalRoute({ resolveCustomer: (asked: Request) => (asked.url ? null : undefined) })
// @ts-expect-error a function of origins says yes or no
createPortalRoute({ resolveCustomer, allowedOrigins: () => 'https://app.example.com' })
// @ts-expect-error an event has no link
export const link = event.url
// @ts-expect-error and an id of its session only sometimes
export const id: string = event.sessionId
// @ts-expect-error a route takes a request
void createPortalRoute({ resolveCustomer })('/api/billing-portal')
// @ts-expect-error a route with a context gets it
void createPortalRoute<{ key: string }>({ resolveCustomer })(request, {})
// @ts-expect-error and cannot go without it
void createPortalRoute<{ key: string }>({ resolveCustomer })(request)
// @ts-expect-error an action with a context gets it
void createPortalAction<{ key: string }>({ resolveCustomer })({ request })
// @ts-expect-error and cannot go without it
void createPortalAction<{ key: string }>({ resolveCustomer })()
// @ts-expect-error an action knows nothing of HTTP
createPortalAction({ resolveCustomer, allowedOrigins: ['https://app.example.com'] })
// @ts-expect-error it may be without a request
createPortalAction({ resolveCustomer: ({ request: { url } }) => (url ? null : undefined) })
// @ts-expect-error there is a link only where it went well
export const linkOfAction = async () => (await createPortalAction({ resolveCustomer })()).url

// @ts-expect-error a key is needed
void new MarginFrontClient()
// @ts-expect-error nobody is named
void new MarginFrontClient('').portalSessions.create({})
// @ts-expect-error both are
void new MarginFrontClient('').portalSessions.create({ customerId: 'a', customerExternalId: 'b' })
// @ts-expect-error an unknown filter would list everybody
void new MarginFrontClient('').portalSessions.list({ customerExternalId: 'acme-001' })
// @ts-expect-error a listed session has no link
export const listed: Promise<string> = new MarginFrontClient('').portalSessions
  .get('')
  .then(({ url }) => url)
// @ts-expect-error a revocation gives nothing
export const revoked: Promise<boolean> = new MarginFrontClient('').portalSessions.revoke('')

// @ts-expect-error an unknown fault
createEmulator().faults.once({ kind: 'fire' })
// @ts-expect-error a status fault has a status
createEmulator().faults.once({ kind: 'status' })
// @ts-expect-error only creating gives a link
createEmulator().faults.once({ kind: 'wrongUrl', url: '', operation: 'list' })
// @ts-expect-error time is a number
createEmulator().clock.advance('1h')
// @ts-expect-error the key is no option by that name
createEmulator({ secretKey: 'mf_sk_test' })

export async function desk({ createLink }: ReturnType<typeof useCreatePortalLink>) {
  // @ts-expect-error a link is for somebody
  await createLink({})
  // @ts-expect-error and for one customer
  await createLink({ customerId: 'a', customerExternalId: 'b' })
  const made = await createLink({ customerId: 'a' })
  // @ts-expect-error there may be no link
  return made.url
}

export const tables = (
  <>
    {/* @ts-expect-error a way to hand a link over that there is not */}
    <PortalSessionsTable delivery="mail" />
    {/* @ts-expect-error a column has a cell */}
    <PortalSessionsTable columns={[{ id: 'plan', header: 'Plan' }]} />
  </>
)
