import { apiOrigin } from './apiOrigin.ts'

export function SignIn() {
  return (
    <form method="post" action={`${apiOrigin}/sign-in`}>
      <label>
        Account <input name="account" />
      </label>
      <button>Sign in</button>
    </form>
  )
}
