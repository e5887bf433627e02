'use client'

import { BillingPortalButton } from '@marginfront/react'
import { openBillingPortal } from './openBillingPortal'

export function ActionButton() {
  return <BillingPortalButton requestSession={() => openBillingPortal()} />
}
