export default function Home() {
  return (
    <form method="post" action="/api/sign-in">
      <label>
        Account <input name="account" />
      </label>
      <button>Sign in</button>
    </form>
  )
}
