/** A failure that is known and accepted until a day. */
export interface Waiver {
  /** The clause's id, such as `origin/cross-site-refused`. */
  clause: string
  /** Why the failure is accepted; shown in every report. */
  reason: string
  /** The last day on which it is, `YYYY-MM-DD` in UTC. */
  until: string
}
