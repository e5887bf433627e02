import { act, render, screen, waitFor } from '@testing-library/react'
import { StrictMode, useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { errorTable } from '../../src/contract/errorTable.ts'
import { BillingPortalButton } from '../../src/index.ts'
import { endpoint, startWorker } from './setUp.tsx'

const { setUp } = startWorker()
const home = document.URL
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)))
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const sentence = errorTable.upstream_error.sentence

/** A fresh document at an address, as `errorRedirect` brings a person to it. */
function arrive(search: string) {
  history.replaceState({ idx: 0 }, '', search)
  const [entry] = performance.getEntriesByType('navigation')
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
    { ...entry?.toJSON(), name: document.URL },
  ])
}

let undo = () => {}
beforeEach(() => setUp())
afterEach(() => {
  undo()
  undo = () => {}
  vi.restoreAllMocks()
  history.replaceState(null, '', home)
})

/** A router that keeps the address itself, and writes it from what it has kept. */
function RouterApp({ onError }: { onError: () => void }) {
  const [search, setSearch] = useState(() => location.search)
  const [page, setPage] = useState('first')
  function setSearchParams(change: (params: URLSearchParams) => void) {
    const params = new URLSearchParams(search)
    change(params)
    history.pushState({ idx: history.length }, '', `?${params}`)
    setSearch(`?${params}`)
  }
  return (
    <>
      <button onClick={() => setSearchParams((params) => params.set('tab', 'plan'))}>Tab</button>
      <button
        onClick={() => {
          setSearchParams((params) => params.set('page', 'second'))
          setPage('second')
        }}
      >
        Page
      </button>
      <button onClick={() => setPage('none')}>Leave</button>
      {page !== 'none' && <BillingPortalButton key={page} endpoint={endpoint} onError={onError} />}
      {page === 'first' && <BillingPortalButton endpoint={endpoint}>Invoices</BillingPortalButton>}
    </>
  )
}

/** History as Next patches it: what carries its own mark goes past its router. */
function patchHistory() {
  const original = history.replaceState
  let canonical = document.URL
  const mark = () => original.call(history, { __NA: true }, '', canonical)
  history.replaceState = function (data: unknown, unused: string, url?: string | URL | null) {
    if (!('__NA' in Object(data)) && url) canonical = new URL(url, document.URL).href
    original.call(history, { ...Object(data), __NA: true }, unused, url)
  }
  undo = () => {
    history.replaceState = original
  }
  mark()
  return { refresh: mark }
}

function NextApp({ router, onError }: { router: { refresh: () => void }; onError: () => void }) {
  const [version, setVersion] = useState(0)
  return (
    <>
      <button
        onClick={() => {
          router.refresh()
          setVersion(version + 1)
        }}
      >
        Refresh
      </button>
      <BillingPortalButton key={version} endpoint={endpoint} onError={onError} />
    </>
  )
}

describe.each([
  ['as it is', undefined],
  ['in StrictMode', StrictMode],
])('a router that puts the failure back into the address, %s', (_, wrapper) => {
  const options = wrapper && { wrapper }

  it('has it shown and told once, and taken out again', async () => {
    arrive('?portal_error=upstream_error')
    const onError = vi.fn()
    render(<RouterApp onError={onError} />, options)
    expect(await screen.findByRole('alert')).toHaveTextContent(sentence)

    await press('Tab')
    await waitFor(() => expect(location.search).toBe('?tab=plan'))
    await settled()
    expect(screen.getAllByRole('alert')).toHaveLength(1)

    await press('Page')
    await waitFor(() => expect(location.search).toBe('?tab=plan&page=second'))
    await settled()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(onError).toHaveBeenCalledOnce()
  })

  it('has it shown once, also when all buttons leave and another one comes', async () => {
    arrive('?portal_error=upstream_error')
    const onError = vi.fn()
    render(<RouterApp onError={onError} />, options)
    await screen.findByRole('alert')

    await press('Leave')
    await settled()
    await press('Page')
    await settled()
    expect(screen.getByRole('button', { name: 'Manage billing' })).toBeVisible()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(location.search).toBe('?page=second')
    expect(onError).toHaveBeenCalledOnce()
  })

  it('has it shown once when it refreshes what it believes to be the address', async () => {
    arrive('?portal_error=upstream_error')
    const router = patchHistory()
    const onError = vi.fn()
    render(<NextApp router={router} onError={onError} />, options)
    expect(await screen.findByRole('alert')).toHaveTextContent(sentence)
    expect(location.search).toBe('')

    await press('Refresh')
    await waitFor(() => expect(location.search).toBe(''))
    await settled()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(onError).toHaveBeenCalledOnce()
  })

  it('has another failure shown that comes later', async () => {
    arrive('?portal_error=upstream_error')
    const onError = vi.fn()
    render(<BillingPortalButton endpoint={endpoint} onError={onError} />, options)
    await screen.findByRole('alert')

    act(() => history.pushState(null, '', '?portal_error=forbidden'))
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent(errorTable.forbidden.sentence),
    )
    expect(onError).toHaveBeenCalledTimes(2)
  })
})

it('is told where the browser tells nothing of the address, as the person looks again', async () => {
  vi.stubGlobal('navigation', undefined)
  arrive('?portal_error=upstream_error')
  const onError = vi.fn()
  render(<RouterApp onError={onError} />)
  await screen.findByRole('alert')

  await press('Tab')
  expect(location.search).toBe('?portal_error=upstream_error&tab=plan')
  act(() => void window.dispatchEvent(new Event('focus')))
  expect(location.search).toBe('?tab=plan')
  expect(onError).toHaveBeenCalledOnce()
  vi.unstubAllGlobals()
})
