import { defaultPortalOrigins } from '../../../contract/defaultPortalOrigins.ts'
import { isLocal } from '../variables/isLocal.ts'

/** Where portal links lead: an emulator serves the portal on its own origin. */
export function portalOriginFor(baseUrl: URL | undefined): string {
  if (baseUrl && isLocal(baseUrl)) return baseUrl.origin
  return defaultPortalOrigins[0] ?? ''
}
