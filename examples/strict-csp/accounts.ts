import type { RequestHandler } from 'express'

// Stands for your own sign-in: whoever sends this cookie is believed.
export function accountOf(request: Request): string | undefined {
  return /(?:^|; )account=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
}

export const signIn: RequestHandler = (req, res) => {
  res.cookie('account', req.body.account, { httpOnly: true, sameSite: 'lax' })
  res.redirect(303, '/billing')
}
