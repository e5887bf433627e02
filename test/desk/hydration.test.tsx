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

it('names are in one order on a server and as the page is taken over, whatever their languages', async () => {
  const desk = createDesk()
  const server = new QueryClient()
  const expiresAt = new Date(Date.now() + 1_000).toISOString()
  // Swedish has ä after z, and English beside a.
  const sessions = ['Zorn', 'Ärlig', 'Alm'].map((customerName, index) => ({
    id: `ps_${index}`,
    isUsed: false,
    expiresAt,
    described: { customerName },
  }))
  desk.intervene(() => Response.json({ sessions }))
  server.setQueryData(portalSessionQueries({ endpoint }).list().queryKey, sessions)
  const state = dehydrate(server)
  const page = (
    <QueryClientProvider client={new QueryClient()}>
      <HydrationBoundary state={state}>
        <PortalSessionsTable
          endpoint={endpoint}
          fetch={desk.fetch}
          defaultSorting={[
            { id: 'status', desc: false },
            { id: 'customer', desc: false },
          ]}
        />
      </HydrationBoundary>
    </QueryClientProvider>
  )
  const { Collator } = Intl
  const speak = (language: string) =>
    vi.spyOn(Intl, 'Collator').mockImplementation(
      // What a computer speaks that was told nothing else.
      function (locale: string | undefined, options: Intl.CollatorOptions | undefined) {
        return new Collator(locale ?? language, options)
      } as never,
    )
  const names = () => [...container.querySelectorAll('tbody th')].map((cell) => cell.textContent)
  const container = document.createElement('div')
  document.body.append(container)
  speak('en')
  container.innerHTML = renderToString(page)
  expect(names()).toEqual(['Alm', 'Ärlig', 'Zorn'])

  // By now the links have expired, and the reader is Swedish.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
  speak('sv')
  const onRecoverableError = vi.fn()
  const root = await act(async () => hydrateRoot(container, page, { onRecoverableError }))
  expect(onRecoverableError).not.toHaveBeenCalled()
  await waitFor(() => expect(names()).toEqual(['Alm', 'Zorn', 'Ärlig']))
  act(() => root.unmount())
  container.remove()
  vi.useRealTimers()
  vi.restoreAllMocks()
})
