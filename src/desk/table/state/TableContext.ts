import { createContext, useContext } from 'react'
import { englishLabels } from '../labels/englishLabels.ts'
import type { PortalDeskLabels } from '../labels/PortalDeskLabels.ts'

/** What every cell and dialog of a table needs to know. */
export interface TableSettings {
  labels: PortalDeskLabels
  /** As a BCP 47 tag; undefined is the browser's own. */
  locale: string | undefined
}

export const TableContext = /* @__PURE__ */ createContext<TableSettings>({
  labels: englishLabels,
  locale: undefined,
})

export const useTableSettings = (): TableSettings => useContext(TableContext)
