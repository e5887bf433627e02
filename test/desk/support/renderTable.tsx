import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { PortalSessionsTable, type PortalSessionsTableProps } from '../../../src/desk/index.ts'
import { endpoint, type Desk } from './createDesk.ts'

/** Renders the table in a host with a query client, in StrictMode, and gives a person at it. */
export function renderTable(desk: Desk, props: PortalSessionsTableProps = {}) {
  const client = new QueryClient()
  const page = (more: PortalSessionsTableProps = {}) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <PortalSessionsTable
          endpoint={endpoint}
          fetch={desk.fetch}
          locale="en"
          refetchInterval={false}
          {...props}
          {...more}
        />
      </QueryClientProvider>
    </StrictMode>
  )
  const { rerender, ...rest } = render(page())
  return {
    ...rest,
    client,
    user: userEvent.setup(),
    rerender: (more: PortalSessionsTableProps) => rerender(page(more)),
  }
}

/** The rows of sessions that are there, once there are any. */
export async function findRows() {
  await screen.findAllByRole('button', { name: /^Revoke the link for/ })
  return rows()
}

/** The text of each cell of each row, without the buttons of the last. */
export function rows() {
  const [, body] = within(screen.getByRole('table')).getAllByRole('rowgroup')
  return within(body ?? document.body)
    .getAllByRole('row')
    .map((row) => [...row.children].slice(0, -1).map((cell) => cell.textContent))
}

/** The customers of the rows, in order. */
export const customers = () => rows().map(([customer]) => customer)

export const button = (name: string | RegExp) => screen.getByRole('button', { name })
