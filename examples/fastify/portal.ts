import type { IncomingMessage } from 'node:http'
import { createPortalRoute } from '@marginfront/react/server'
import { toNodeHandler, type NodeContext } from '@marginfront/react/server/node'

/** The raw request, with what Fastify's plugins found out about it. */
type PortalRequest = IncomingMessage & { account: string | undefined }

export const portal = toNodeHandler(
  createPortalRoute<NodeContext<PortalRequest>>({
    resolveCustomer: ({ context: { req } }) =>
      req.account ? { customerExternalId: req.account } : 'unauthenticated',
  }),
)
