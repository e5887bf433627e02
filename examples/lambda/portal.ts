import { createPortalRoute } from '@marginfront/react/server'
import { toNodeHandler } from '@marginfront/react/server/node'
import { accountOf } from './accounts.ts'

export const portal = toNodeHandler(
  createPortalRoute({
    // A function is not told under which origin the browser reached it.
    allowedOrigins: [process.env.APP_ORIGIN ?? 'https://app.example.com'],
    resolveCustomer({ request }) {
      const account = accountOf(request)
      return account ? { customerExternalId: account } : 'unauthenticated'
    },
  }),
)
