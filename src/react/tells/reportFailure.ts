import type { PortalError } from '../../contract/PortalError.ts'
import type { PortalSettings } from '../settings/PortalOptions.ts'
import { tellFailure } from './tellFailure.ts'

/** Tells a failure to the host, and to its developer. A handler that throws changes nothing here. */
export function reportFailure(error: PortalError, settings: PortalSettings): void {
  tellFailure(error, settings)
  queueMicrotask(() => settings.onError?.(error))
}
