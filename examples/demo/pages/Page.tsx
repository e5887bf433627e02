import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { BillingPage, type BillingPageProps } from './BillingPage.tsx'
import { ForbiddenPage } from './ForbiddenPage.tsx'
import { Frame } from './Frame.tsx'
import { SignInPage } from './SignInPage.tsx'
import { SupportPage } from './SupportPage.tsx'

/** Who is signed in, as the browser may know it. */
export interface User {
  id: string
  role: 'customer' | 'support'
  company: string
  person: string
}

/** What the server sends with a page. */
export type PageProps =
  | { page: 'sign-in'; user: User | undefined }
  | ({ page: 'billing' } & BillingPageProps)
  | { page: 'support' | 'forbidden'; user: User }

export const titles: Readonly<Record<PageProps['page'], string>> = {
  'sign-in': 'Sign in',
  billing: 'Billing',
  support: 'Support',
  forbidden: 'Not yours',
}

export function Page(props: PageProps) {
  const [queryClient] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={queryClient}>
      <Frame user={props.user}>
        {props.page === 'billing' && <BillingPage {...props} />}
        {props.page === 'support' && <SupportPage />}
        {props.page === 'forbidden' && <ForbiddenPage />}
        {props.page === 'sign-in' && <SignInPage />}
      </Frame>
    </QueryClientProvider>
  )
}
