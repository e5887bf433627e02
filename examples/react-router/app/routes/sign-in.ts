import { redirect } from 'react-router'
import { cookieOf } from '../accounts.server.ts'
import type { Route } from './+types/sign-in.ts'

export async function action({ request }: Route.ActionArgs) {
  const headers = { 'set-cookie': await cookieOf(request) }
  return redirect('/billing', { status: 303, headers })
}
