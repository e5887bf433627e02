import type { ReactNode } from 'react'
import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import type { PortalDeskLabels } from '../labels/PortalDeskLabels.ts'

/** A column of the table: a built-in one, or a host's own. */
export interface PortalSessionColumn {
  /** Names the column in `sorting`; unique among the columns. */
  id: string
  /** The header: words, or a function that picks them from the labels. */
  header: ReactNode | ((labels: PortalDeskLabels) => ReactNode)
  /**
   * What rows are sorted by. A column whose rows have none at all is left out. `now` is for the status
   * alone, which changes with the time: milliseconds since 1970.
   * @default the column can't be sorted
   */
  sortValue?:
    ((session: ListedPortalSession, now?: number) => string | number | null | undefined) | undefined
  /** Whether the cell names its row to a screen reader. @default false */
  rowHeader?: boolean | undefined
  /** Renders the cell. */
  cell: (session: ListedPortalSession) => ReactNode
}
