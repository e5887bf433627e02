import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import { parseTime } from './formatTime.ts'

/** What has become of a link. */
export type PortalLinkStatus = 'active' | 'opened' | 'expired'

/** Tells the status at a time. An opened link stays opened after its hour; that is what was asked. */
export function statusOf(
  { isUsed, expiresAt }: ListedPortalSession,
  now: number | undefined,
): PortalLinkStatus {
  if (isUsed) return 'opened'
  const expiry = parseTime(expiresAt)
  return now !== undefined && expiry !== undefined && expiry <= now ? 'expired' : 'active'
}
