import { fieldsOf } from '../../fieldsOf.ts'
import { RouteFailure } from '../../RouteFailure.ts'

/** Takes the host's word for who asks, where it clearly lets somebody in; returns their name. */
export function identifyStaff(answer: unknown): string {
  if (answer === 'unauthenticated') {
    throw new RouteFailure(
      answer,
      "authorize returned 'unauthenticated', so the person was asked to sign in. If they were, check " +
        'that the request carries their cookie or token, and that authorize reads it.',
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
    'authorize returned something that does not clearly let anybody in, so nothing was done. Return ' +
      "{ actor } with a string that is not empty, 'unauthenticated' or 'forbidden'.",
  )
}
