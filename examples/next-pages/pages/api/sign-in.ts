import type { NextApiRequest, NextApiResponse } from 'next'

// Stands for your own sign-in: whoever sends this cookie is believed.
export default function signIn(req: NextApiRequest, res: NextApiResponse) {
  const account = encodeURIComponent(req.body.account)
  res.setHeader('set-cookie', `account=${account}; Path=/; HttpOnly; SameSite=Lax`)
  res.redirect(303, '/billing')
}
