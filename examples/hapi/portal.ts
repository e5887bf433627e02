import type { IncomingMessage } from 'node:http'
import { createPortalRoute } from '@marginfront/react/server'
import { toNodeHandler, type NodeContext } from '@marginfront/react/server/node'

/** The raw request, with what hapi found out about it. */
type PortalRequest = IncomingMessage & { account: unknown }

export const portal = toNodeHandler(
  createPortalRoute<NodeContext<PortalRequest>>({
    resolveCustomer: ({ context: { req } }) =>
      typeof req.account === 'string' ? { customerExternalId: req.account } : 'unauthenticated',
  }),
)
