import type { PortalActionOptions } from './PortalActionOptions.ts'
import { readLinkOptions } from './readLinkOptions.ts'

/** Checks the options of the action once, when it is created; see {@link readLinkOptions}. */
export function readActionOptions<Context>(options: PortalActionOptions<Context>) {
  const shared = readLinkOptions('createPortalAction', options)
  const { allowedReturnOrigins } = options
  return {
    ...shared,
    allowedReturnOrigins:
      shared.checks.urlOrigins('allowedReturnOrigins', allowedReturnOrigins) ?? [],
  }
}
