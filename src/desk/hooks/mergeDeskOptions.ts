import type { PortalDeskOptions } from './usePortalDesk.ts'

/** Lays options over others, option by option and label by label. */
export function mergeDeskOptions(
  outer: PortalDeskOptions,
  options: PortalDeskOptions,
): PortalDeskOptions {
  return {
    ...outer,
    ...given(options),
    labels: {
      ...outer.labels,
      ...given(options.labels),
      errors: { ...outer.labels?.errors, ...given(options.labels?.errors) },
    },
  }
}

/** What is undefined counts as not given; and so does null, which hosts without types may hand over. */
function given<Values extends object>(values: Values | undefined): Partial<Values> {
  const entries = Object.entries(values ?? {}).filter(
    ([, value]) => (value ?? undefined) !== undefined,
  )
  return Object.fromEntries(entries) as Partial<Values>
}
