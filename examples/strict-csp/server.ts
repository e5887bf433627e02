import { createPortalRoute } from '@marginfront/react/server'
import { toNodeHandler } from '@marginfront/react/server/node'
import express from 'express'
import { accountOf, signIn } from './accounts.ts'
import { billingPage, signInPage } from './pages.ts'
import { contentSecurityPolicy } from './policy.ts'

const app = express()
const portal = createPortalRoute({
  resolveCustomer({ request }) {
    const account = accountOf(request)
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})

app.all('/api/billing-portal', toNodeHandler(portal))
app.use((_req, res, next) => {
  res.set('content-security-policy', contentSecurityPolicy)
  next()
})
app.get('/', (_req, res) => res.send(signInPage))
app.get('/billing', (_req, res) => res.send(billingPage))
app.post('/sign-in', express.urlencoded(), signIn)
app.use(express.static('public'))

app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1')
