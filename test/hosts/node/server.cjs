const { createServer } = require('node:http')
const { createPortalRoute } = require('@marginfront/react/server')
const { toNodeHandler } = require('@marginfront/react/server/node')

const portal = createPortalRoute({
  resolveCustomer({ request }) {
    const [, account] = /account=([\w-]+)/.exec(request.headers.get('cookie') ?? '') ?? []
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})

createServer(toNodeHandler(portal)).listen(Number(process.env.PORT), 'localhost')
