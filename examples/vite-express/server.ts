import { createPortalRoute } from '@marginfront/react/server'
import { toNodeHandler } from '@marginfront/react/server/node'
import express from 'express'
import { accountOf, signIn } from './accounts.ts'

const app = express()
const portal = createPortalRoute({
  resolveCustomer({ request }) {
    const account = accountOf(request)
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})

app.all('/api/billing-portal', toNodeHandler(portal))
app.post('/sign-in', express.urlencoded(), signIn)
app.use(express.static('dist'))
app.get('/billing', (_req, res) => res.sendFile('dist/index.html', { root: '.' }))

app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1')
