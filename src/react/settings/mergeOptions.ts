import type { PortalOptions, PortalSettings } from './PortalOptions.ts'

/** Lays options over settings, option by option and label by label. */
export function mergeOptions(settings: PortalSettings, options: PortalOptions): PortalSettings {
  const { labels, overrides } = settings
  return {
    ...settings,
    ...given(options),
    ...given(overrides),
    labels: {
      ...labels,
      ...given(options.labels),
      errors: { ...labels.errors, ...given(options.labels?.errors) },
    },
  }
}

/** What is undefined counts as not given; and so does null, which hosts without types may hand over. */
function given<Values extends object>(values: Values | undefined) {
  const entries = Object.entries(values ?? {}).filter(
    ([, value]) => (value ?? undefined) !== undefined,
  )
  return Object.fromEntries(entries) as { [Name in keyof Values]?: NonNullable<Values[Name]> }
}
