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
import { de, type LabelPack } from '@marginfront/react/locales'
import '@marginfront/react/styles.css'
import { createRef, type ButtonHTMLAttributes } from 'react'

const words: LabelPack = de

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
