'use client'

import {
  BillingPortalButton as PortalButton,
  type BillingPortalButtonProps as PortalButtonProps,
} from '@marginfront/react'
import type { ComponentProps } from 'react'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'

type BillingPortalButtonProps = Omit<PortalButtonProps, 'render'> &
  Pick<ComponentProps<typeof Button>, 'variant' | 'size'>

/** Takes the signed-in customer to their billing portal, with one fresh link for each click. */
export function BillingPortalButton({ variant, size, ...props }: BillingPortalButtonProps) {
  return (
    <PortalButton
      {...props}
      render={({ children, ...button }, { isPending }) => (
        <Button variant={variant} size={size} {...button}>
          {/* Hidden: the button has a status line for screen readers already. */}
          {isPending && <Spinner aria-hidden="true" />}
          {children}
        </Button>
      )}
    />
  )
}
