import { createServer } from 'node:http'
import { createPortalRoute } from '@marginfront/react/server'
import { toNodeHandler } from '@marginfront/react/server/node'

const portal = createPortalRoute({
  resolveCustomer({ request }) {
    const [, account] = /account=([\w-]+)/.exec(request.headers.get('cookie') ?? '') ?? []
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})

createServer(toNodeHandler(portal)).listen(Number(process.env.PORT), 'localhost')
