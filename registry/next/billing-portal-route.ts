import { createPortalRoute } from '@marginfront/react/server'

// The secret key is read from MF_API_SECRET_KEY.
export const POST = createPortalRoute({
  async resolveCustomer({ request }) {
    const customer = await signedInCustomer(request)
    return customer ? { customerExternalId: customer.id } : 'unauthenticated'
  },
})

/**
 * Replace this with your own sign-in, such as `auth()` of Auth.js, or `(await auth()).orgId` of
 * Clerk. The id is the one that you gave the customer at MarginFront. Until then nobody is signed in.
 */
async function signedInCustomer(_request: Request): Promise<{ id: string } | undefined> {
  return undefined
}
