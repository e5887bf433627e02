import {
  dehydrate,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query'
import { act, screen, waitFor } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { portalSessionQueries, PortalSessionsTable } from '../../src/desk/index.ts'
import { createDesk, endpoint } from './support/createDesk.ts'

it('a page from the server is taken over without a difference, and then tells relative times', async () => {
  const desk = createDesk()
  const session = await desk.mint('acme-001')
  const server = new QueryClient()
  const { queryKey } = portalSessionQueries({ endpoint }).list()
  server.setQueryData(queryKey, [session])
  const state = dehydrate(server)
  const page = (
    <QueryClientProvider client={new QueryClient()}>
      <HydrationBoundary state={state}>
        <PortalSessionsTable endpoint={endpoint} fetch={desk.fetch} locale="en" />
      </HydrationBoundary>
    </QueryClientProvider>
  )
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = renderToString(page)
  expect(container.textContent).toContain(' UTC')

  const onRecoverableError = vi.fn()
  const error = vi.spyOn(console, 'error')
  const root = await act(async () => hydrateRoot(container, page, { onRecoverableError }))
  await waitFor(() => expect(screen.getByText(/^in (59 minutes|1 hour)$/)).toBeTruthy())
  expect(container.textContent).not.toContain(' UTC')
  expect(onRecoverableError).not.toHaveBeenCalled()
  expect(error).not.toHaveBeenCalled()
  act(() => root.unmount())
  container.remove()
  vi.restoreAllMocks()
})
