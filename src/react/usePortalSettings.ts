import { createContext, useContext } from 'react'
import { portalDefaults } from './portalDefaults.ts'
import type { PortalOptions, PortalSettings } from './PortalOptions.ts'

export const PortalDefaults = createContext<PortalSettings>(portalDefaults)

/**
 * Lays the options among `props` over those of the nearest provider, and gives the other props
 * apart. An option that is `undefined` counts as not given.
 */
export function usePortalSettings<Props extends PortalOptions>(
  props: Props,
): [settings: PortalSettings, others: Omit<Props, keyof PortalOptions>] {
  const defaults = useContext(PortalDefaults)
  const settings: PortalSettings = { ...defaults }
  const others = {} as Props
  for (const name in props) {
    if (!(name in portalDefaults)) others[name] = props[name]
    else if (props[name] !== undefined) Object.assign(settings, { [name]: props[name] })
  }
  return [{ ...settings, labels: { ...defaults.labels, ...props.labels } }, others]
}
