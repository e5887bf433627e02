import { createPortalRoute } from '@marginfront/react/server'
import { accountOf } from './accounts.ts'

export interface Env {
  MF_API_SECRET_KEY: string
}

interface PortalContext {
  env: Env
  waitUntil: ExecutionContext['waitUntil']
}

export const portal = createPortalRoute<PortalContext>({
  secretKey: ({ context: { env } }) => env.MF_API_SECRET_KEY,
  resolveCustomer({ request }) {
    const account = accountOf(request)
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})
