import { createPortalDeskRoute } from '@marginfront/react/server'

// The secret key is read from MF_API_SECRET_KEY.
const desk = createPortalDeskRoute({
  async authorize({ request }) {
    const person = await signedInStaff(request)
    if (!person) return 'unauthenticated'
    return person.isSupport ? { actor: person.email } : 'forbidden'
  },
  // Called before a link is made or revoked. Keep it where it lasts: revoking deletes the session.
  audit({ action, actor, at }) {
    console.info('billing link:', { action, actor, at })
  },
})

export { desk as DELETE, desk as GET, desk as POST }

/**
 * Replace this with your own sign-in, and ask for a role: your customers are signed in too. Until
 * then nobody is let in.
 */
async function signedInStaff(
  _request: Request,
): Promise<{ email: string; isSupport: boolean } | undefined> {
  return undefined
}
