/** The page of the support desk, for Larkspur's own people. */
export function SupportPage() {
  return (
    <>
      <h1>Billing links</h1>
      <p className="soft">Who has a link to the billing portal, and whether it was opened</p>
    </>
  )
}
