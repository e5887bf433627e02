import express, { type Express, type Response } from 'express'
import type { PortalRoute } from '@marginfront/react/server'
import { toNodeHandler } from '@marginfront/react/server/node'
import type { Account } from './accounts.ts'
import type { BuiltPages } from './build.ts'
import type { MarginFront } from './marginfront.ts'
import type { PageProps, User } from './pages/Page.tsx'
import { planOf } from './plans.ts'
import { type Sessions, sessionCookie } from './sessions.ts'

export interface AppParts {
  accounts: readonly Account[]
  sessions: Sessions
  billingPortal: PortalRoute
  marginfront: MarginFront
  pages: BuiltPages
}

/** Larkspur itself: two pages, sign-in, its own data, and the billing portal route. */
export function createApp({ accounts, sessions, billingPortal, marginfront, pages }: AppParts) {
  const { portalOrigin, customers } = marginfront
  const app: Express = express().disable('x-powered-by')

  // The form that works without JavaScript is redirected to the portal, so the policy names it.
  const policy = [
    "default-src 'self'",
    `form-action 'self' ${portalOrigin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
  app.use((_request, response, next) => {
    response.set({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff' })
    next()
  })
  app.use('/assets', express.static(pages.assets, { immutable: true, maxAge: '1y', index: false }))

  app.all('/api/billing-portal', toNodeHandler(billingPortal))

  const planFor = (account: Account) =>
    planOf(customers.find(({ externalId }) => externalId === account.externalId))

  app.get('/api/plan', (request, response) => {
    const account = sessions.find(request.headers.cookie)
    response.set('cache-control', 'no-store')
    if (account) response.json(planFor(account))
    else response.sendStatus(401)
  })

  app.get('/', (request, response) => {
    const account = sessions.find(request.headers.cookie)
    send(response, { page: 'sign-in', user: account && userOf(account) })
  })
  app.get('/billing', (request, response) => {
    const account = sessions.find(request.headers.cookie)
    if (!account) return response.redirect(303, '/')
    const plan = planFor(account)
    return send(response, { page: 'billing', user: userOf(account), plan, portalOrigin })
  })

  app.post('/sign-in', express.urlencoded(), (request, response) => {
    const account = accounts.find(({ id }) => id === request.body?.account)
    if (!account) return response.redirect(303, '/')
    sessions.end(request.headers.cookie)
    response.cookie(sessionCookie, sessions.begin(account), { httpOnly: true, sameSite: 'lax' })
    return response.redirect(303, '/billing')
  })
  app.post('/sign-out', (request, response) => {
    sessions.end(request.headers.cookie)
    response.clearCookie(sessionCookie).redirect(303, '/')
  })

  function send(response: Response, props: PageProps) {
    response.set('cache-control', 'private, no-cache').type('html')
    response.send(pages.render(pages.template, props))
  }
  return app
}

// The id in MarginFront's books is no business of the browser.
const userOf = ({ id, company, person }: Account): User => ({ id, company, person })
