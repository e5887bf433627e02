import { Menu } from '@base-ui/react/menu'
import { Button as BaseButton } from '@base-ui/react/button'
import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useReducer, useState, type ComponentProps, type ComponentType } from 'react'
import { PortalSessionsTable } from '../../../src/desk/index.ts'
import { BillingPortalButton, usePortalSession } from '../../../src/index.ts'
import { tell } from './tell.ts'

/** Every page that a scenario can visit. */
export const pages = {
  button: () => <BillingPortalButton />,
  twoButtons: TwoButtons,
  ownForm: OwnForm,
  besideForm: BesideForm,
  storm: Storm,
  hiding: Hiding,
  unstoppable: Unstoppable,
  opensByItself: OpensByItself,
  query: Query,
  shadcn: () => <BillingPortalButton render={<ShadcnButton variant="outline" />} />,
  baseUi: () => <BillingPortalButton render={<BaseButton className="base" />} />,
  plainFunction: PlainFunction,
  menuAbove: MenuAbove,
  menuInside: MenuInside,
  insideForm: InsideForm,
  nestedByMistake: NestedByMistake,
  desk: Desk,
} satisfies Record<string, ComponentType>

export type PageName = keyof typeof pages

function TwoButtons() {
  return (
    <>
      <BillingPortalButton />
      <BillingPortalButton id="second">Invoices</BillingPortalButton>
    </>
  )
}

function OwnForm() {
  const { getFormProps, getButtonProps } = usePortalSession()
  return (
    <form {...getFormProps()}>
      <input name="note" aria-label="Note" />
      <button {...getButtonProps()}>Manage billing</button>
    </form>
  )
}

function BesideForm() {
  const { getFormProps, getButtonProps, error } = usePortalSession()
  return (
    <>
      <button {...getButtonProps()}>Manage billing</button>
      <form {...getFormProps()} />
      {error && <p role="alert">{error.message}</p>}
    </>
  )
}

function Storm() {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    const storm = setInterval(renderAgain, 1)
    return () => clearInterval(storm)
  }, [])
  return <BillingPortalButton onClick={() => {}} onReturn={() => {}} />
}

function Hiding() {
  const [isHidden, hide] = useReducer(() => true, false)
  return (
    <>
      {!isHidden && <BillingPortalButton />}
      <button id="hide" onClick={hide}>
        Hide billing
      </button>
    </>
  )
}

function Unstoppable() {
  const [isHidden, hide] = useReducer(() => true, false)
  // A host's own client that knows nothing of signals.
  const requestSession = async () => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch('/api/billing-portal', { method: 'POST', headers, body: '{}' })
    const session = await answer.json()
    tell('answered')
    return session
  }
  return (
    <>
      {!isHidden && <BillingPortalButton requestSession={requestSession} />}
      <button id="hide" onClick={hide}>
        Hide billing
      </button>
    </>
  )
}

function OpensByItself() {
  const { openPortal } = usePortalSession()
  const [open] = useState(() => openPortal)
  useEffect(() => {
    // Not again when the person comes back.
    if (sessionStorage['opened']) return
    sessionStorage['opened'] = 1
    // Before all has loaded, the portal would take the page's place in the history.
    const openLater = () => setTimeout(open)
    if (document.readyState === 'complete') openLater()
    else addEventListener('load', openLater)
  }, [open])
  return null
}

const queries = new QueryClient()
if (typeof window === 'object') Object.assign(window, { queries })

function Query() {
  return (
    <QueryClientProvider client={queries}>
      <Plan />
    </QueryClientProvider>
  )
}

function Plan() {
  const client = useQueryClient()
  const plan = useQuery({
    queryKey: ['plan'],
    queryFn: () => fetch('/api/plan').then((answer) => answer.json()),
    // Else the query asks again by itself, whatever the button tells.
    refetchOnWindowFocus: false,
  })
  const [onReturn] = useState(() => () => {
    tell('return')
    void client.invalidateQueries({ queryKey: ['plan'] })
  })
  return (
    <>
      <BillingPortalButton onReturn={onReturn} />
      {/* Below the button, which would move away from under the mouse as the plan comes. */}
      <p id="plan">{plan.data?.plan}</p>
    </>
  )
}

// As shadcn/ui writes its button into a project.
function ShadcnButton({
  className = '',
  variant = 'default',
  ...props
}: ComponentProps<'button'> & { variant?: 'default' | 'outline' }) {
  return <button data-slot="button" className={`btn btn-${variant} ${className}`} {...props} />
}

function PlainFunction() {
  return (
    <BillingPortalButton
      render={(props, { isPending }) => (
        <button {...props}>{isPending ? 'One moment' : 'Billing'}</button>
      )}
    />
  )
}

function MenuAbove() {
  const { openPortal, status, error } = usePortalSession()
  return (
    <>
      <Menu.Root>
        <Menu.Trigger id="menu">Account</Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner>
            <Menu.Popup>
              <Menu.Item id="item" onClick={openPortal}>
                Billing
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <p data-state={status}>{error?.message}</p>
    </>
  )
}

function MenuInside() {
  return (
    <Menu.Root>
      <Menu.Trigger id="menu">Account</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner>
          <Menu.Popup>
            <BillingItem />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function BillingItem() {
  const { openPortal } = usePortalSession()
  const open = () =>
    void openPortal().then((result) => tell('ended', result.ok || result.error.code))
  return (
    <Menu.Item id="item" onClick={open}>
      Billing
    </Menu.Item>
  )
}

function InsideForm() {
  return (
    <form action="/settings" method="post">
      <input name="company" aria-label="Company" defaultValue="Acme" />
      <BillingPortalButton progressive={false} />
      <button id="save">Save</button>
    </form>
  )
}

function NestedByMistake() {
  return (
    <form action="/settings" method="post">
      <BillingPortalButton />
    </form>
  )
}

function Desk() {
  return (
    <QueryClientProvider client={queries}>
      <PortalSessionsTable />
    </QueryClientProvider>
  )
}
