import { createPortalRoute } from '@marginfront/react/server'
import type { APIContext, APIRoute } from 'astro'
import { getSecret } from 'astro:env/server'

const portal = createPortalRoute<APIContext>({
  secretKey: () => getSecret('MF_API_SECRET_KEY'), // of .env too, while you develop
  resolveCustomer({ context: { cookies } }) {
    const account = cookies.get('account')?.value
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})

export const ALL: APIRoute = (context) => portal(context.request, context)
