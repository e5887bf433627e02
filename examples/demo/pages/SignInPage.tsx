/** The front page, which needs no password: it is a demo. */
export function SignInPage() {
  return (
    <div className="front">
      <div className="pitch">
        <h1>Support answers that know your product</h1>
        <p>
          Larkspur reads your documentation and answers your customers at any hour. You pay for the
          answers, and see every one of them on the bill.
        </p>
      </div>
      <section className="card" aria-labelledby="sign-in">
        <h2 id="sign-in">Sign in</h2>
        <p>Choose whose workspace to open.</p>
        <form className="choices" method="post" action="/sign-in">
          <button className="button primary" name="account" value="acme">
            Sign in as Acme
          </button>
          <button className="button" name="account" value="globex">
            Sign in as Globex
          </button>
          <button className="button" name="account" value="support">
            Sign in as support
          </button>
        </form>
      </section>
    </div>
  )
}
