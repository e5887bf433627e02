import { createPortalRoute } from '@marginfront/react/server'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'

export const portal = createPortalRoute<Context>({
  resolveCustomer({ context: c }) {
    const account = getCookie(c, 'account') // your own sign-in
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})
