import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'

// Stands for your own sign-in: whoever sends this cookie is believed.
export async function currentAccount() {
  return (await cookies()).get('account')?.value
}

export async function signIn(form: FormData) {
  'use server'
  const jar = await cookies()
  jar.set('account', String(form.get('account')), { httpOnly: true, sameSite: 'lax' })
  redirect('/billing')
}
