import { createContext, useContext } from 'react'
import { mergeOptions } from './mergeOptions.ts'
import { portalDefaults } from './portalDefaults.ts'
import type { PortalOptions, PortalSettings } from './PortalOptions.ts'

/** The settings of the nearest provider. */
export const PortalSettingsContext = /* @__PURE__ */ createContext<PortalSettings>(portalDefaults)

/** Lays a component's own options over those of the nearest provider. */
export function usePortalSettings(options: PortalOptions): PortalSettings {
  return mergeOptions(useContext(PortalSettingsContext), options)
}
