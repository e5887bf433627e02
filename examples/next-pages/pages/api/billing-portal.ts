import { createPortalRoute } from '@marginfront/react/server'
import { toNodeHandler } from '@marginfront/react/server/node'
import type { NextApiRequest, NextApiResponse } from 'next'

export default toNodeHandler<NextApiRequest, NextApiResponse>(
  createPortalRoute({
    resolveCustomer({ context: { req } }) {
      const { account } = req.cookies
      return account ? { customerExternalId: account } : 'unauthenticated'
    },
  }),
)
