import { StrictMode, useEffect, useLayoutEffect } from 'react'
import { BillingPortalProvider, type PortalError, type PortalOptions } from '../../../src/index.ts'
import { pages, type PageName } from './pages.tsx'
import { tell } from './tell.ts'

/** What the server tells a page about itself. */
export interface HostProps {
  page: PageName
  options: PortalOptions
  isStrict: boolean
}

/** A host's app of one page, which tells what it hears. */
export function Host({ page, options, isStrict }: HostProps) {
  useEffect(() => {
    document.documentElement.dataset['ready'] = ''
  }, [])
  useLayoutEffect(() => {
    if (!location.search.includes('late')) return
    // The second click is the page's own: no driver can act in a page that is about to leave. It comes
    // as early as a click can, before any effect that React puts off.
    document.querySelector<HTMLElement>('[data-state]')?.click()
    // WebKit sends no fetch any more by now, and holds no second link up for anyone.
    navigator.sendBeacon('/awake')
  }, [])
  const Page = pages[page]
  const app = (
    <BillingPortalProvider
      onError={onError}
      onRedirect={onRedirect}
      onReturn={onReturn}
      {...options}
    >
      <Page />
      <p>
        <a href="/elsewhere">Elsewhere</a>
      </p>
    </BillingPortalProvider>
  )
  return isStrict ? <StrictMode>{app}</StrictMode> : app
}

const onError = ({ code }: PortalError) => tell('error', code)
const onRedirect = (target: string) => tell('redirect', target)
const onReturn = () => tell('return')
