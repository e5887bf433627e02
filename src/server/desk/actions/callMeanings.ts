import { RouteFailure } from '../../RouteFailure.ts'
import type { CallMeaning } from '../../upstream/upstreamFailure.ts'
import type { PortalDeskErrorCode } from '../PortalDeskEvent.ts'

/** What MarginFront's answers mean where the staff chose the customer. */
export const forCustomer: CallMeaning = {
  notFound: (seen, details) =>
    new RouteFailure(
      'no_customer',
      `MarginFront has no customer with the id in the request${seen}. Check the id, and that the ` +
        'key belongs to the same organization and environment; if nothing is ever found, check ' +
        'the baseUrl option or MF_API_BASE_URL.',
      details,
    ),
  rejected: (seen, details) =>
    new RouteFailure(
      'invalid_request',
      `MarginFront rejected the request as invalid${seen}, so nothing was done. Check the ` +
        "customer's id: customerId is MarginFront's UUID, customerExternalId is your own.",
      details,
    ),
}

const noSuchSession: CallMeaning<PortalDeskErrorCode>['notFound'] = (seen, details) =>
  new RouteFailure(
    'not_found',
    `MarginFront has no session with the id in the request${seen}, or no longer has it: revoking ` +
      'deletes a session. Nothing needs to be done; if nothing is ever found, check that the key ' +
      'belongs to the same organization and environment.',
    details,
  )

/** What MarginFront's answers mean where the staff look a session up. */
export const forLookUp: CallMeaning<PortalDeskErrorCode> = {
  notFound: noSuchSession,
  // What cannot be an id cannot be that of a session.
  rejected: noSuchSession,
}

/** What MarginFront's answers mean where a link is cut off: only a 404 says that it is dead. */
export const forRevocation: CallMeaning<PortalDeskErrorCode> = {
  notFound: noSuchSession,
  rejected: (seen, details) =>
    new RouteFailure(
      'invalid_request',
      `MarginFront rejected the revocation as invalid${seen}, so the link may still work. ` +
        "Check the session's id.",
      details,
    ),
}
