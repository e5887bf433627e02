import { serve } from '@hono/node-server'
import { createPortalRoute } from '@marginfront/react/server'
import { Hono, type Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

const appOrigin = process.env.APP_ORIGIN ?? ''
const apiOrigin = process.env.VITE_API_ORIGIN ?? ''

const portal = createPortalRoute<Context>({
  allowedOrigins: [appOrigin],
  resolveCustomer({ context }) {
    const account = getCookie(context, 'account')
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})

const api = new Hono()
api.all('/api/billing-portal', (context) => portal(context.req.raw, context))

// Stands for your own sign-in: whoever sends this cookie is believed.
api.post('/sign-in', async (context) => {
  const { account } = await context.req.parseBody()
  setCookie(context, 'account', String(account), { httpOnly: true, sameSite: 'Lax' })
  return context.redirect(`${appOrigin}/billing`, 303)
})

serve({ fetch: api.fetch, hostname: 'localhost', port: Number(new URL(apiOrigin).port) })
