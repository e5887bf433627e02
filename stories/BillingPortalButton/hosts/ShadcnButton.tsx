import { BillingPortalButton } from '@marginfront/react'
import { forwardRef, type ComponentPropsWithoutRef } from 'react'

/** A button the way shadcn/ui writes it: it forwards its ref, and has class names by variant. */
const Button = forwardRef<
  HTMLButtonElement,
  ComponentPropsWithoutRef<'button'> & { variant?: 'default' | 'outline' }
>(function Button({ className, variant = 'default', ...props }, ref) {
  return <button className={`shadcn shadcn-${variant} ${className ?? ''}`} ref={ref} {...props} />
})

export function Billing() {
  return (
    <BillingPortalButton
      endpoint="/api/billing-portal"
      render={<Button variant="outline" />}
      className="own-class"
    />
  )
}
