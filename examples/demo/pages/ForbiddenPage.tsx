/** What a customer sees of a page that is for Larkspur's own people. */
export function ForbiddenPage() {
  return (
    <div className="notice">
      <h1>This page isn’t yours</h1>
      <p className="soft">It is for Larkspur’s own support team.</p>
      <p>
        <a className="button" href="/billing">
          Go back to your billing
        </a>
      </p>
    </div>
  )
}
