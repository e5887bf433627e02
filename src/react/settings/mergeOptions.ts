import { given } from '../../client/given.ts'
import { usableTimeout } from '../../client/usableTimeout.ts'
import type { PortalOptions, PortalSettings } from './PortalOptions.ts'

/** Lays options over settings, option by option and label by label. */
export function mergeOptions(settings: PortalSettings, options: PortalOptions): PortalSettings {
  const { labels, overrides } = settings
  const merged = { ...settings, ...given(options), ...given(overrides) }
  return {
    ...merged,
    // One text has `includes` too, which would let a part of an origin through.
    portalOrigins: [merged.portalOrigins].flat(),
    timeout: usableTimeout(options.timeout, settings.timeout),
    labels: {
      ...labels,
      ...given(options.labels),
      errors: { ...labels.errors, ...given(options.labels?.errors) },
    },
  }
}
