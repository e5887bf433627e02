import type { ReactNode } from 'react'
import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import type { PortalDeskLabels } from '../labels/PortalDeskLabels.ts'

/** A column of the table: a built-in one, or your own. */
export interface PortalSessionColumn {
  /** Names the column in `sorting`; unique among the columns. */
  id: string
  /** The header, or a function of the labels that returns it. */
  header: ReactNode | ((labels: PortalDeskLabels) => ReactNode)
  /**
   * Returns what a row is sorted by. A column is left out if no row has a value. `now`, in milliseconds
   * since 1970, is given to the status alone, which changes as time passes.
   * @default none: the column can't be sorted
   */
  sortValue?:
    ((session: ListedPortalSession, now?: number) => string | number | null | undefined) | undefined
  /** Whether the cell names its row to screen readers. @default false */
  rowHeader?: boolean | undefined
  /** Renders the cell. */
  cell: (session: ListedPortalSession) => ReactNode
}
