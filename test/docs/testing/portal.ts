// portal.ts
import type { PortalRouteOptions } from '@marginfront/react/server'

const accounts = new Map([['session-of-ada', { accountId: 'acme-001', role: 'owner' }]])

export const portalOptions: PortalRouteOptions = {
  resolveCustomer({ request }) {
    const cookie = request.headers.get('cookie') ?? ''
    const user = accounts.get(/session=([\w-]+)/.exec(cookie)?.[1] ?? '')
    if (!user) return 'unauthenticated'
    return user.role === 'owner' ? { customerExternalId: user.accountId } : 'forbidden'
  },
  returnUrl: '/billing',
}
