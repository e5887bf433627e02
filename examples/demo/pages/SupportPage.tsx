import '@marginfront/react/styles.css'
import { PortalSessionsTable } from '@marginfront/react/desk'

/** The page of the support desk, for Larkspur's own people. It sends no mail, so it shows links. */
export function SupportPage() {
  return (
    <>
      <h1>Billing links</h1>
      <p className="soft">Who has a link to the billing portal, and whether it was opened</p>
      <div className="card wide">
        <PortalSessionsTable delivery="show" refetchInterval={5_000} locale="en" />
      </div>
    </>
  )
}
