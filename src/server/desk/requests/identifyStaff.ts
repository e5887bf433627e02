import { fieldsOf } from '../../fieldsOf.ts'
import { RouteFailure } from '../../RouteFailure.ts'

/** Takes the host's word for who asks, where it clearly lets somebody in; returns their name. */
export function identifyStaff(answer: unknown): string {
  if (answer === 'unauthenticated') {
    throw new RouteFailure(
      answer,
      "authorize returned 'unauthenticated', so the person was asked to sign in. If they were " +
        'already signed in, check that the request carries their cookie or token, and that ' +
        'authorize reads it.',
    )
  }
  if (answer === 'forbidden') {
    throw new RouteFailure(
      answer,
      "authorize returned 'forbidden', so this person was not let in. If they should be, give them " +
        'the right to work with billing links in your app.',
    )
  }
  const { actor } = fieldsOf(answer)
  if (typeof actor === 'string' && actor.trim() !== '') return actor
  throw new RouteFailure(
    'misconfigured',
    'authorize returned nothing that clearly lets somebody in, so nobody was. Return { actor } ' +
      "with a non-empty string, 'unauthenticated' or 'forbidden'.",
  )
}
