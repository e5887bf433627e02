import { given } from '../../client/given.ts'
import { usableTimeout } from '../../client/usableTimeout.ts'
import type { PortalDeskOptions } from './usePortalDesk.ts'

/** Lays options over others, option by option and label by label. */
export function mergeDeskOptions(
  outer: PortalDeskOptions,
  options: PortalDeskOptions,
): PortalDeskOptions {
  return {
    ...outer,
    ...given(options),
    timeout: usableTimeout(options.timeout, outer.timeout),
    labels: {
      ...outer.labels,
      ...given(options.labels),
      errors: { ...outer.labels?.errors, ...given(options.labels?.errors) },
    },
  }
}
