import type { PortalError } from '../../contract/PortalError.ts'
import type { PortalSettings } from '../settings/PortalOptions.ts'
import { explainFailure } from './explainFailure.ts'

/** In development, tells what was asked, what was seen and how to fix it. Elsewhere it does nothing. */
export function tellFailure(error: PortalError, settings: PortalSettings): void {
  try {
    if (process.env.NODE_ENV !== 'production') console.error(explainFailure(error, settings))
  } catch {
    // No bundler has filled in `process`: this is nobody's development build.
  }
}
