/** What a customer sees of a page that is for Larkspur's own people. */
export function ForbiddenPage() {
  return (
    <>
      <h1>This page isn’t yours</h1>
      <p>
        It is for Larkspur’s own support team. <a href="/billing">Go back to your billing</a>
      </p>
    </>
  )
}
