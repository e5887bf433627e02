import { createPortalRoute } from '@marginfront/react/server'
import { toNodeHandler } from '@marginfront/react/server/node'
import express from 'express'
import { renderToString } from 'react-dom/server'
import { billing } from './Billing.ts'

const portal = createPortalRoute({
  resolveCustomer({ request }) {
    const [, account] = /account=([\w-]+)/.exec(request.headers.get('cookie') ?? '') ?? []
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})

const signIn = `<form method="post" action="/sign-in">
  <input name="account" aria-label="Account"><button>Sign in</button>
</form>`
const script = '<script type="module" src="/main.js"></script>'

const app = express()
app.all('/api/billing-portal', toNodeHandler(portal))
app.post('/sign-in', express.urlencoded(), (req, res) => {
  res.cookie('account', req.body.account, { httpOnly: true, sameSite: 'lax' })
  res.redirect(303, '/billing')
})
app.get('/', (_req, res) => res.send(page(signIn)))
app.get('/billing', (_req, res) => {
  res.send(page(`<div id="root">${renderToString(billing)}</div>${script}`))
})
app.use(express.static('dist'))
app.listen(Number(process.env['PORT']), '127.0.0.1')

function page(body: string): string {
  return `<!doctype html><html lang="en"><title>React</title><body>${body}</body></html>`
}
