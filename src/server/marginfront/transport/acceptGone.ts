import { NotFoundError, RateLimitError } from '../errors.ts'
import type { ReadAnswer } from './sendOnce.ts'

/**
 * Wraps the attempts of one deletion: after an attempt that may have deleted, with its answer lost
 * on the way, "not found" means that it did. To a first attempt it stays an error.
 */
export function acceptGone(
  attempt: () => Promise<ReadAnswer<undefined>>,
): () => Promise<ReadAnswer<undefined>> {
  let mayBeDone = false
  return async () => {
    try {
      return await attempt()
    } catch (error) {
      if (mayBeDone && error instanceof NotFoundError) {
        return { value: undefined, status: 404, requestId: () => error.requestId }
      }
      // A limit refuses before anything is done.
      mayBeDone ||= !(error instanceof RateLimitError)
      throw error
    }
  }
}
