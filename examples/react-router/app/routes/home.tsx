export default function Home() {
  return (
    <main>
      <h1>Sign in</h1>
      <form method="post" action="/sign-in">
        <label>
          Account <input name="account" />
        </label>
        <button>Sign in</button>
      </form>
    </main>
  )
}
