import {
  BillingPortalButton,
  BillingPortalProvider,
  PortalError,
  usePortalSession,
  type BillingPortalButtonProps,
  type PortalErrorCode,
  type PortalOptions,
  type RequestSession,
} from '@marginfront/react'
import {
  PortalDeskProvider,
  portalSessionColumns,
  portalSessionQueries,
  PortalSessionsTable,
  useCreatePortalLink,
  type PortalDeskErrorCode,
  type PortalSessionColumn,
  type PortalSessionsTableProps,
} from '@marginfront/react/desk'
import { de, type LabelPack } from '@marginfront/react/locales'
import { de as deskDe, type DeskLabelPack } from '@marginfront/react/locales/desk'
import '@marginfront/react/styles.css'
import { useQuery } from '@tanstack/react-query'
import { createRef, type ButtonHTMLAttributes } from 'react'

const words: LabelPack = de
const deskWords: DeskLabelPack = deskDe

const button = createRef<HTMLButtonElement>()

const requestSession: RequestSession = async ({ signal }) => {
  const response = await fetch('/rpc', { signal })
  return response.json()
}

function Fancy(props: ButtonHTMLAttributes<HTMLButtonElement> & { variant?: 'link' }) {
  return <button {...props} />
}

/** What a host leaves open is undefined, which counts as left out. */
function optional(given: { endpoint?: string; scope?: string }): PortalOptions {
  return { endpoint: given.endpoint, scope: given.scope }
}

/** Every way to use the client half. */
export function Uses({ accountId }: { accountId?: string }) {
  const session = usePortalSession({ endpoint: '/api/billing-portal', scope: accountId })
  const code: PortalErrorCode | undefined = session.error?.code
  return (
    <BillingPortalProvider {...optional({})} labels={words} onReturn={() => {}}>
      <BillingPortalButton />
      <BillingPortalButton endpoint="/api" ref={button} className="btn" target="_blank">
        Invoices
      </BillingPortalButton>
      <BillingPortalButton
        requestSession={requestSession}
        onError={({ retryable, retryAfter = 1 }) => retryable && retryAfter.toFixed()}
        onClick={(event) => event.preventDefault()}
        labels={{ errors: { no_customer: 'Choose a plan first.' } }}
        portalOrigins={['https://portal.example.com']}
      />
      <BillingPortalButton endpoint="/api" render={<Fancy variant="link" />} showError={false} />
      <BillingPortalButton
        endpoint="/api"
        progressive={false}
        render={(props, { isPending, status }) => (
          <Fancy {...props} variant="link" data-busy={isPending} data-status={status} />
        )}
      />
      <form {...session.getFormProps()} />
      <button {...session.getButtonProps()}>{code}</button>
      <button onClick={session.openPortal} onBlur={session.reset} />
    </BillingPortalProvider>
  )
}

/** A host's own component takes the same props and hands them on. */
export function Own(props: BillingPortalButtonProps) {
  return <BillingPortalButton {...props} />
}

export const failure: Error = new PortalError('no_customer', { message: 'Choose a plan first.' })

export async function open({ openPortal }: ReturnType<typeof usePortalSession>): Promise<string> {
  const result = await openPortal()
  return result.ok ? 'opened' : result.error.message
}

const plan: PortalSessionColumn = {
  id: 'plan',
  header: (labels) => labels.customer,
  sortValue: ({ customerId }) => customerId,
  cell: ({ id, described }) => described?.customerName ?? id,
}

/** A page for staff, and what is below it. */
export function Support(props: PortalSessionsTableProps) {
  const { data } = useQuery(portalSessionQueries({ endpoint: undefined }).list())
  const { createLink, error } = useCreatePortalLink()
  const code: PortalDeskErrorCode | undefined = error?.code

  async function give(): Promise<string | undefined> {
    const made = await createLink({ customerExternalId: 'acme-001', deliver: undefined })
    return made.ok ? (made.url ?? made.expiresAt) : made.error.message
  }
  return (
    <PortalDeskProvider labels={deskWords}>
      <button onClick={() => void give()}>{code ?? data?.[0]?.expiresAt}</button>
      <PortalSessionsTable {...props} columns={[portalSessionColumns.customer, plan]} />
    </PortalDeskProvider>
  )
}
