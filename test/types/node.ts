import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createSecureServer } from 'node:http2'
import { createPortalRoute } from '@marginfront/react/server'
import { toNodeHandler, type NodeContext } from '@marginfront/react/server/node'

type SignedIn = IncomingMessage & { user?: { accountId: string } }

const route = createPortalRoute<NodeContext<SignedIn>>({
  resolveCustomer: ({ context: { req } }) =>
    req.user ? { customerExternalId: req.user.accountId } : null,
})
const handle = toNodeHandler(route)

export const server = createServer((req, res) => void handle(req, res))
export const secure = createSecureServer(
  (req, res) => void toNodeHandler(createPortalRoute({ resolveCustomer: () => null }))(req, res),
)
export const answer = (req: SignedIn, res: ServerResponse): Promise<void> => handle(req, res)
