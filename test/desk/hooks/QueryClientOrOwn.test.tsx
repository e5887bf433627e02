import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { render, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { expect, it, vi } from 'vitest'
import { PortalDeskProvider, PortalSessionsTable } from '../../../src/desk/index.ts'
import { createDesk, endpoint } from '../support/createDesk.ts'
import { findRows, renderTable } from '../support/renderTable.tsx'

const listsOf = (client: QueryClient | undefined) => client?.getQueryCache().getAll()

it('holds on to no list once a tree without a query client is gone', async () => {
  const desk = createDesk()
  await desk.mint('acme-001')
  const seeClient = vi.fn((_: QueryClient) => null)
  const Spy = () => seeClient(useQueryClient())
  const { unmount } = render(
    <StrictMode>
      <PortalDeskProvider endpoint={endpoint} fetch={desk.fetch}>
        <PortalSessionsTable />
        <Spy />
      </PortalDeskProvider>
    </StrictMode>,
  )
  await findRows()
  const client = seeClient.mock.lastCall?.[0]
  expect(listsOf(client)).toHaveLength(1)
  unmount()
  await waitFor(() => expect(listsOf(client)).toEqual([]))
})

it('leaves the lists in the query client of the host', async () => {
  const desk = createDesk()
  await desk.mint('acme-001')
  const { client, unmount } = renderTable(desk)
  await findRows()
  unmount()
  // Long enough for a client of one's own to be cleared.
  await new Promise((resolve) => setTimeout(resolve))
  expect(listsOf(client)).toHaveLength(1)
})
