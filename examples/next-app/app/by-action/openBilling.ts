'use server'

import { MarginFrontClient } from '@marginfront/react/server'
import { currentAccount } from '../accounts'

export async function openBilling() {
  const account = await currentAccount()
  if (!account) return null
  const marginFront = new MarginFrontClient(process.env.MF_API_SECRET_KEY ?? '')
  const { url } = await marginFront.portalSessions.create({ customerExternalId: account })
  return { url }
}
