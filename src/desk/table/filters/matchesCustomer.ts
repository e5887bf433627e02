import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'

/** Returns the sessions whose customer's name or ids, or own id, have this text in them. */
export function matchesCustomer(
  sessions: readonly ListedPortalSession[],
  text: string,
): readonly ListedPortalSession[] {
  const wanted = text.trim().toLowerCase()
  if (!wanted) return sessions
  return sessions.filter(({ id, customerId, customerExternalId, described }) =>
    // As text, since MarginFront promises nothing of them.
    [described?.customerName, customerExternalId, customerId, id].some((value) =>
      String(value ?? '')
        .toLowerCase()
        .includes(wanted),
    ),
  )
}
