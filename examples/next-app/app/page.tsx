import { signIn } from './accounts'

export default function Home() {
  return (
    <form action={signIn}>
      <label>
        Account <input name="account" />
      </label>
      <button>Sign in</button>
    </form>
  )
}
