export function SignIn() {
  return (
    <form method="post" action="/sign-in">
      <label>
        Account <input name="account" />
      </label>
      <button>Sign in</button>
    </form>
  )
}
