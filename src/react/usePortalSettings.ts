import { createContext, useContext } from 'react'
import { portalDefaults } from './portalDefaults.ts'
import type { PortalOptions, PortalSettings } from './PortalOptions.ts'

export const PortalDefaults = /* @__PURE__ */ createContext<PortalSettings>(portalDefaults)

type AnyProps = Record<string, unknown>

/**
 * Lays the options among `props` over those of the nearest provider, and gives the other props
 * apart. An option that is `undefined` counts as not given.
 */
export function usePortalSettings<Props extends PortalOptions>(
  props: Props,
): [settings: PortalSettings, others: Omit<Props, keyof PortalOptions>] {
  const defaults = useContext(PortalDefaults)
  const settings: AnyProps & PortalSettings = { ...defaults }
  const others: AnyProps = {}
  for (const name in props) {
    ;(name in defaults ? settings : others)[name] = props[name] ?? settings[name]
  }
  settings.labels = { ...defaults.labels, ...props.labels }
  Object.assign(settings, settings.overrides)
  return [settings, others as Props]
}
