/** A section of the portal. */
export type PortalSection = 'invoices' | 'subscriptions' | 'usage' | 'profile'

export const portalSections: readonly PortalSection[] = [
  'invoices',
  'subscriptions',
  'usage',
  'profile',
]

/** What became of a link: only a `live` one can still be opened. */
export type SessionStatus = 'live' | 'used' | 'expired' | 'revoked'

/** One portal session as the emulator's own books have it. Times are milliseconds since 1970. */
export interface SessionRecord {
  readonly id: string
  /** The customer's UUID. */
  readonly customerId: string
  readonly createdAt: number
  readonly expiresAt: number
  /** When the link was opened, or `null`. */
  readonly usedAt: number | null
  /** When the session was revoked, or `null`; the API itself no longer knows of it then. */
  readonly revokedAt: number | null
  readonly returnUrl: string | null
  readonly features: readonly PortalSection[]
  readonly status: SessionStatus
}

/** Every session that was minted, read-only. Tokens and URLs are never in it. */
export interface EmulatorSessions {
  /** All sessions in the order they were minted, also used, expired and revoked ones. */
  readonly all: readonly SessionRecord[]
  /** Those whose link can still be opened: not used, not expired, not revoked. */
  readonly live: readonly SessionRecord[]
  /** How many were minted. */
  readonly count: number
  /** The session of that id, revoked ones too. */
  get(id: string): SessionRecord | undefined
}
