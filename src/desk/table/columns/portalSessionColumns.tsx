import { parseTime } from '../clock/formatTime.ts'
import { statusOf } from '../clock/statusOf.ts'
import { timeNow } from '../clock/serverClock.ts'
import { CustomerCell } from './CustomerCell.tsx'
import { knownCustomer } from './customerName.ts'
import type { PortalSessionColumn } from './PortalSessionColumn.ts'
import { StatusCell } from './StatusCell.tsx'
import { TimeCell } from './TimeCell.tsx'

const timeOf = (time: unknown) => parseTime(time) || undefined

/**
 * The built-in columns, by their ids, to be put among a host's own.
 *
 * @example
 * const { customer, status, expires } = portalSessionColumns
 * <PortalSessionsTable columns={[customer, plan, status, expires]} />
 */
export const portalSessionColumns = {
  customer: {
    id: 'customer',
    header: (labels) => labels.customer,
    rowHeader: true,
    sortValue: knownCustomer,
    cell: (session) => <CustomerCell session={session} />,
  },
  status: {
    id: 'status',
    header: (labels) => labels.status,
    sortValue: (session, now = timeNow()) => statusOf(session, now),
    cell: (session) => <StatusCell session={session} />,
  },
  created: {
    id: 'created',
    header: (labels) => labels.created,
    sortValue: ({ createdAt }) => timeOf(createdAt),
    cell: ({ createdAt }) => <TimeCell time={createdAt} />,
  },
  expires: {
    id: 'expires',
    header: (labels) => labels.expires,
    sortValue: ({ expiresAt }) => timeOf(expiresAt),
    cell: ({ expiresAt }) => <TimeCell time={expiresAt} />,
  },
  opened: {
    id: 'opened',
    header: (labels) => labels.opened,
    sortValue: ({ usedAt }) => timeOf(usedAt),
    cell: ({ usedAt }) => <TimeCell time={usedAt} />,
  },
} satisfies Record<string, PortalSessionColumn>
