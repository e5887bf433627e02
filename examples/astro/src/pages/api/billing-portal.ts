import { createPortalRoute } from '@marginfront/react/server'
import type { APIContext, APIRoute } from 'astro'

const portal = createPortalRoute<APIContext>({
  resolveCustomer(_request, { cookies }) {
    const account = cookies.get('account')?.value
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})

export const ALL: APIRoute = (context) => portal(context.request, context)
