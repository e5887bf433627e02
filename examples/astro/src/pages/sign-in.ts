import type { APIRoute } from 'astro'

// Stands for your own sign-in: whoever sends this cookie is believed.
export const POST: APIRoute = async ({ request, cookies, redirect }) => {
  const form = await request.formData()
  cookies.set('account', String(form.get('account')), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
  })
  return redirect('/billing', 303)
}
