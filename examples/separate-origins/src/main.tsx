import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Billing } from './Billing.tsx'
import { SignIn } from './SignIn.tsx'

const root = document.querySelector('#root')
if (root) {
  createRoot(root).render(
    <StrictMode>{location.pathname === '/billing' ? <Billing /> : <SignIn />}</StrictMode>,
  )
}
