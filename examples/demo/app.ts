import express, { type Express, type Response } from 'express'
import type { PortalDeskRoute, PortalRoute } from '@marginfront/react/server'
import { toNodeHandler } from '@marginfront/react/server/node'
import type { Account } from './accounts.ts'
import type { BuiltPages } from './build.ts'
import type { MarginFront } from './marginfront.ts'
import type { PageProps, User } from './pages/Page.tsx'
import { planOf } from './plans.ts'
import { type Person, type Sessions, sessionCookie } from './sessions.ts'
import { supportStaff } from './staff.ts'

export interface AppParts {
  accounts: readonly Account[]
  sessions: Sessions
  billingPortal: PortalRoute
  supportDesk: PortalDeskRoute
  marginfront: MarginFront
  pages: BuiltPages
}

/** Larkspur itself: its pages, sign-in, its own data, the billing portal route and the support desk. */
export function createApp(parts: AppParts) {
  const { accounts, sessions, billingPortal, supportDesk, marginfront, pages } = parts
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
  app.use('/api/portal-sessions', (_request, response, next) => {
    // The desk goes by the time of its answers. With the emulator's, a link expires in both at once.
    response.set('date', new Date(marginfront.now()).toUTCString())
    next()
  })
  app.use('/api/portal-sessions', toNodeHandler(supportDesk))

  const planFor = (account: Account) =>
    planOf(customers.find(({ externalId }) => externalId === account.externalId))

  app.get('/api/plan', (request, response) => {
    const person = sessions.find(request.headers.cookie)
    response.set('cache-control', 'no-store')
    if (person?.role === 'customer') response.json(planFor(person))
    else response.sendStatus(person ? 403 : 401)
  })

  app.get('/', (request, response) => {
    const person = sessions.find(request.headers.cookie)
    send(response, { page: 'sign-in', user: person && userOf(person) })
  })
  app.get('/billing', (request, response) => {
    const person = sessions.find(request.headers.cookie)
    if (!person) return response.redirect(303, '/')
    if (person.role === 'support') return response.redirect(303, '/support')
    const plan = planFor(person)
    return send(response, { page: 'billing', user: userOf(person), plan, portalOrigin })
  })
  app.get('/support', (request, response) => {
    const person = sessions.find(request.headers.cookie)
    if (!person) return response.redirect(303, '/')
    const user = userOf(person)
    if (person.role === 'support') return send(response, { page: 'support', user })
    return send(response.status(403), { page: 'forbidden', user })
  })

  app.post('/sign-in', express.urlencoded(), (request, response) => {
    const person = [...accounts, supportStaff].find(({ id }) => id === request.body?.account)
    if (!person) return response.redirect(303, '/')
    sessions.end(request.headers.cookie)
    response.cookie(sessionCookie, sessions.begin(person), { httpOnly: true, sameSite: 'lax' })
    return response.redirect(303, person.role === 'support' ? '/support' : '/billing')
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
const userOf = ({ id, role, company, person }: Person): User => ({ id, role, company, person })
