import { ConnectionError, MarginFrontError, NotFoundError } from '../errors.ts'
import type { ReadAnswer } from './sendOnce.ts'

const doubtfulStatuses = new Set([502, 503, 504])

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
      mayBeDone ||= leavesDoubt(error)
      throw error
    }
  }
}

function leavesDoubt(error: unknown): boolean {
  return (
    error instanceof ConnectionError ||
    (error instanceof MarginFrontError && doubtfulStatuses.has(error.status ?? 0))
  )
}
