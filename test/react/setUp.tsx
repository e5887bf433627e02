import { setupWorker } from 'msw/browser'
import { afterEach, beforeAll } from 'vitest'
import {
  createPortalBackend,
  recordNavigation,
  type PortalBackendOptions,
} from '../../src/testing/index.ts'
import { portalHandlers } from '../../src/testing/msw/index.ts'

export const endpoint = '/api/billing-portal'

/** Answers the requests of this page with handlers, for the tests of the file that calls it. */
export function startWorker() {
  const worker = setupWorker()
  beforeAll(() => worker.start({ onUnhandledFrame: 'bypass', quiet: true }))
  afterEach(() => worker.resetHandlers())

  return {
    worker,
    /** A real portal route on an emulator behind this page, and a place where links end up. */
    setUp(options?: PortalBackendOptions) {
      const backend = createPortalBackend(options)
      worker.use(...portalHandlers(backend))
      const { navigate, visits } = recordNavigation()
      return { ...backend, navigate, visits }
    },
  }
}
