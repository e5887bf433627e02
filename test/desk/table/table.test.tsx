import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import {
  portalSessionColumns,
  type ListedPortalSession,
  type PortalSessionColumn,
  type PortalSessionsTableProps,
} from '../../../src/desk/index.ts'
import { createDesk, failNext, hold, type Desk } from '../support/createDesk.ts'
import { button, customers, findRows, renderTable, rows } from '../support/renderTable.tsx'

afterEach(() => {
  vi.useRealTimers()
})

/** Names the customers by the ids that the emulator has for them. */
function nameCustomers(desk: Desk) {
  const named = new Map(desk.emulator.customers.map(({ id, name }) => [id, name]))
  desk.describe((session) => ({
    ...session,
    described: { customerName: named.get(String(session.customerId)) },
  }))
}

async function deskWith(...externalIds: string[]) {
  const desk = createDesk()
  nameCustomers(desk)
  for (const id of externalIds) await desk.mint(id)
  return desk
}

it('shows who has a link, and what has become of it', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  renderTable(desk)
  expect(screen.getByRole('table', { name: 'Portal links' }).ariaBusy).toBe('true')
  await findRows()
  const headers = screen.getAllByRole('columnheader').map(({ textContent }) => textContent)
  expect(headers).toEqual(['Customer', 'Status', 'Created', 'Expires', 'Actions'])
  expect(
    rows()
      .map(([customer, status]) => [customer, status])
      .toSorted(),
  ).toEqual([
    ['Acme Corporation', 'Active'],
    ['Globex GmbH', 'Active'],
  ])
  expect(screen.getByRole('rowheader', { name: 'Acme Corporation' }).tagName).toBe('TH')
})

it('leaves out the columns that no session has a value for', async () => {
  const desk = createDesk()
  await desk.mint('acme-001')
  desk.describe(({ id, isUsed, expiresAt }) => ({ id, isUsed, expiresAt }))
  renderTable(desk)
  const [row] = await findRows()
  const headers = screen.getAllByRole('columnheader').map(({ textContent }) => textContent)
  expect(headers).toEqual(['Status', 'Expires', 'Actions'])
  expect(row?.[0]).toBe('Active')
  expect(screen.getByRole('rowheader')).toBeTruthy()
  expect(button(/^Revoke the link for session ps_/)).toBeTruthy()
})

it('says that it loads, that there is nothing, and that nothing matches', async () => {
  const desk = createDesk()
  nameCustomers(desk)
  const { user, client } = renderTable(desk)
  expect(screen.getByText('Loading links…')).toBeTruthy()
  await screen.findByText('There are no links.')
  await desk.mint('acme-001')
  await act(() => client.invalidateQueries())
  await findRows()
  await user.type(screen.getByRole('searchbox', { name: 'Filter by customer' }), 'nobody')
  await screen.findByText('No link matches the filter.')
})

it.each([
  ['forbidden', 403, "You don't have access to portal links."],
  ['unauthenticated', 401, 'Please sign in again.'],
])('shows no tool to who is %s', async (code, status, sentence) => {
  const desk = createDesk()
  failNext(desk, 'GET', code, status)
  renderTable(desk)
  expect((await screen.findByRole('alert')).textContent?.trim()).toBe(sentence)
  expect(screen.queryAllByRole('button').map(({ textContent }) => textContent)).not.toContain(
    'Create a link',
  )
  expect(screen.queryByRole('searchbox')).toBe(null)
  expect(screen.queryByRole('button', { name: 'Try again' })).toBe(null)
})

it('says what failed and how long to wait, and tries again', async () => {
  const desk = await deskWith('acme-001')
  failNext(desk, 'GET', 'rate_limited', 429, { retryAfter: 12 })
  const { user } = renderTable(desk)
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/^Please try again in 12 seconds\./)
  await user.click(button('Try again'))
  await findRows()
  expect(screen.queryByRole('alert')).toBe(null)
})

it('keeps the rows when a later list fails', async () => {
  const desk = await deskWith('acme-001')
  const { client } = renderTable(desk)
  await findRows()
  failNext(desk, 'GET', 'upstream_error', 502)
  await act(() => client.invalidateQueries())
  await screen.findByRole('alert')
  expect(customers()).toEqual(['Acme Corporation'])
})

it('sorts by a header, upwards and downwards, and says so to a screen reader', async () => {
  const desk = await deskWith('globex-001', 'acme-001')
  const { user } = renderTable(desk)
  await findRows()
  const header = () => screen.getByRole('columnheader', { name: 'Customer' })
  expect(header().getAttribute('aria-sort')).toBe(null)
  expect(screen.getByRole('columnheader', { name: 'Expires' }).getAttribute('aria-sort')).toBe(
    'descending',
  )
  await user.click(within(header()).getByRole('button', { name: 'Customer' }))
  expect(header().getAttribute('aria-sort')).toBe('ascending')
  expect(customers()).toEqual(['Acme Corporation', 'Globex GmbH'])
  await user.click(within(header()).getByRole('button', { name: 'Customer' }))
  expect(header().getAttribute('aria-sort')).toBe('descending')
  expect(customers()).toEqual(['Globex GmbH', 'Acme Corporation'])
})

it('sorts a list once, and not again as somebody types', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  const sortValue = vi.fn<(session: ListedPortalSession) => string>(({ id }) => id)
  const columns: PortalSessionColumn[] = [
    portalSessionColumns.customer,
    { id: 'id', header: 'Session', sortValue, cell: ({ id }) => id },
  ]
  // A new array at each render, as of a host that reads it from its URL.
  const sorting = () => [{ id: 'id', desc: true }]
  const { user, rerender } = renderTable(desk, { columns, sorting: sorting() })
  await findRows()
  sortValue.mockClear()
  await user.type(screen.getByRole('searchbox'), 'globex')
  rerender({ columns, sorting: sorting() })
  await waitFor(() => expect(customers()).toEqual(['Globex GmbH']))
  expect(sortValue).not.toHaveBeenCalled()
})

it('puts what has no value after what has, in both directions', async () => {
  const desk = createDesk()
  for (const id of ['acme-001', 'globex-001', 'acme-001']) await desk.mint(id)
  let count = 0
  const names = ['b', undefined, 'a']
  desk.describe((session) => ({
    ...session,
    customerId: undefined,
    described: { customerName: names[count++ % 3] },
  }))
  const { user } = renderTable(desk)
  await findRows()
  const header = screen.getByRole('button', { name: 'Customer' })
  await user.click(header)
  expect(customers()).toEqual(['a', 'b', expect.stringMatching(/^session ps_/)])
  await user.click(header)
  expect(customers()).toEqual(['b', 'a', expect.stringMatching(/^session ps_/)])
})

it('filters by a part of the name or an id, and says how many are left', async () => {
  const desk = await deskWith('acme-001', 'globex-001', 'globex-001')
  const { user } = renderTable(desk)
  await findRows()
  await user.type(screen.getByRole('searchbox'), ' GLOB')
  await waitFor(() => expect(customers()).toEqual(['Globex GmbH', 'Globex GmbH']))
  expect(screen.getByText('Links shown: 2').closest('[role=status]')).toBeTruthy()
  expect(desk.requests).toHaveLength(1)
})

it('shows opened and expired links when asked to', async () => {
  const desk = await deskWith('acme-001')
  desk.emulator.clock.advance(2 * 3_600_000)
  await desk.mint('globex-001')
  const { user } = renderTable(desk)
  await findRows()
  expect(customers()).toEqual(['Globex GmbH'])
  await user.click(screen.getByRole('checkbox', { name: 'Show opened and expired links' }))
  await waitFor(() => expect(customers()).toHaveLength(2))
})

it('goes from page to page, and stays on one that is there', async () => {
  const desk = await deskWith('acme-001', 'acme-001', 'globex-001')
  const onPaginationChange = vi.fn()
  const { user, rerender } = renderTable(desk, {
    defaultPagination: { pageIndex: 0, pageSize: 2 },
    onPaginationChange,
  })
  await findRows()
  expect(rows()).toHaveLength(2)
  expect(screen.getByText('Page 1 of 2')).toBeTruthy()
  await user.click(button('Previous page'))
  await user.click(button('Next page'))
  expect(rows()).toHaveLength(1)
  await user.click(button('Next page'))
  expect(onPaginationChange.mock.calls).toEqual([[{ pageIndex: 1, pageSize: 2 }]])
  expect(document.activeElement).toBe(button('Next page'))

  rerender({ pagination: { pageIndex: 99, pageSize: 2 } })
  expect(screen.getByText('Page 2 of 2')).toBeTruthy()
})

it.each([
  [NaN, 2, 'Page 1 of 2'],
  [0.5, 2, 'Page 1 of 2'],
  [-3, 2, 'Page 1 of 2'],
  [1, NaN, 'Page 2 of 3'],
  [1, 0, 'Page 2 of 3'],
])('takes the page %d of %d rows, as a URL may have it, for one', async (index, size, text) => {
  const desk = await deskWith('acme-001', 'acme-001', 'globex-001')
  renderTable(desk, { pagination: { pageIndex: index, pageSize: size } })
  await findRows()
  expect(screen.getByText(text)).toBeTruthy()
})

it('tells a host of the filter last, so that it is what a URL keeps', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  const heard: string[] = []
  const { user } = renderTable(desk, {
    defaultPagination: { pageIndex: 1, pageSize: 1 },
    onPaginationChange: () => heard.push('page'),
    onFiltersChange: () => heard.push('filter'),
  })
  await findRows()
  await user.type(screen.getByRole('searchbox'), 'a')
  expect(heard).toEqual(['page', 'filter'])
})

it('keeps a failure on the page while it asks again', async () => {
  const desk = createDesk()
  failNext(desk, 'GET', 'forbidden', 403)
  const { client } = renderTable(desk)
  const alert = await screen.findByRole('alert')
  const letGo = hold(desk, 'GET')
  void client.invalidateQueries()
  await waitFor(() => expect(client.isFetching()).toBe(1))
  await act(async () => {})
  expect(screen.getByRole('alert')).toBe(alert)
  expect(screen.queryByRole('searchbox')).toBe(null)
  letGo()
  await screen.findByText('There are no links.')
  expect(screen.queryByRole('alert')).toBe(null)
})

it('shows the failure of a list for no other', async () => {
  const desk = createDesk()
  failNext(desk, 'GET', 'forbidden', 403)
  const { rerender } = renderTable(desk)
  await screen.findByRole('alert')
  const letGo = hold(desk, 'GET')
  rerender({ customerId: desk.emulator.customers[0]?.id })
  await screen.findByText('Loading links…')
  expect(screen.queryByRole('alert')).toBe(null)
  letGo()
  await screen.findByText('There are no links.')
})

it('asks by the fetch that the page has at the time', async () => {
  const [first, next] = [createDesk(), await deskWith('acme-001')]
  const pages = vi.spyOn(globalThis, 'fetch').mockImplementation(first.fetch)
  const { client } = renderTable(first, { fetch: undefined })
  await screen.findByText('There are no links.')
  pages.mockRestore()
  const replaced = vi.spyOn(globalThis, 'fetch').mockImplementation(next.fetch)
  await act(() => client.invalidateQueries())
  await findRows()
  replaced.mockRestore()
})

it('filters by ids that are no texts, and sorts times that are none', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  const [acme] = desk.emulator.sessions.all
  desk.describe(({ id, isUsed, expiresAt }) => ({
    id,
    isUsed,
    expiresAt: id === acme?.id ? 'soon' : expiresAt,
    customerId: 42 as never,
  }))
  const { user } = renderTable(desk)
  await findRows()
  await user.type(screen.getByRole('searchbox'), '42')
  await screen.findByText('Links shown: 2')
})

it('goes back to the first page when the filter changes', async () => {
  const desk = await deskWith('acme-001', 'acme-001', 'globex-001')
  const { user } = renderTable(desk, { defaultPagination: { pageIndex: 1, pageSize: 1 } })
  await findRows()
  await user.type(screen.getByRole('searchbox'), 'acme')
  await waitFor(() => expect(screen.getByText('Page 1 of 2')).toBeTruthy())
})

it('lets the host keep its state', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  const heard = { sorting: vi.fn(), filters: vi.fn() }
  const { user, rerender } = renderTable(desk, {
    sorting: [{ id: 'customer', desc: false }],
    filters: { customer: 'acme' },
    onSortingChange: heard.sorting,
    onFiltersChange: heard.filters,
  })
  await findRows()
  expect(customers()).toEqual(['Acme Corporation'])
  await user.click(
    within(screen.getByRole('columnheader', { name: 'Customer' })).getByRole('button'),
  )
  expect(heard.sorting.mock.calls).toEqual([[[{ id: 'customer', desc: true }]]])
  await user.click(screen.getByRole('checkbox'))
  expect(heard.filters.mock.calls).toEqual([[{ customer: 'acme', includeExpired: true }]])
  // Nothing has changed by itself.
  expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(false)
  rerender({ filters: {}, sorting: [{ id: 'customer', desc: true }] })
  await waitFor(() => expect(customers()).toEqual(['Globex GmbH', 'Acme Corporation']))
})

it('asks for the sessions of one customer alone', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  const [acme] = desk.emulator.customers
  renderTable(desk, { customerId: acme?.id })
  await findRows()
  expect(customers()).toEqual(['Acme Corporation'])
})

it('takes a host’s own columns and buttons', async () => {
  const desk = await deskWith('acme-001')
  const plan: PortalSessionColumn = {
    id: 'plan',
    header: 'Plan',
    cell: ({ id }) => <b>Plan of {id.slice(0, 3)}</b>,
  }
  const { status, customer } = portalSessionColumns
  renderTable(desk, {
    columns: [status, customer, plan],
    actions: ({ id }) => <button>Log of {id.slice(0, 3)}</button>,
  })
  await findRows()
  expect(rows()).toEqual([['Active', 'Acme Corporation', 'Plan of ps_']])
  expect(screen.getByRole('columnheader', { name: 'Plan' }).querySelector('button')).toBe(null)
  expect(button('Log of ps_')).toBeTruthy()
})

it.each([
  ['/customers/7', true],
  ['https://crm.example.com/7', true],
  ['javascript:alert(1)', false],
  ['//elsewhere.example', false],
  [' javascript:alert(1)', false],
  ['/\\elsewhere.example', false],
])('links a customer to %s: %s', async (customerHref, isLinked) => {
  const desk = createDesk()
  await desk.mint('acme-001')
  desk.describe((session) => ({ ...session, described: { customerName: 'Acme', customerHref } }))
  renderTable(desk)
  await findRows()
  const link = screen.queryByRole('link', { name: 'Acme' })
  expect(link?.getAttribute('href') ?? null).toBe(isLinked ? customerHref : null)
})

it('turns a row to expired by itself, as time passes', async () => {
  const desk = await deskWith('acme-001')
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  renderTable(desk)
  await findRows()
  expect(rows()[0]?.slice(1)).toEqual([
    'Active',
    'now',
    expect.stringMatching(/^in (59 minutes|1 hour)$/),
  ])
  act(() => void vi.advanceTimersByTime(30 * 60_000))
  expect(rows()[0]?.slice(1)).toEqual([
    'Active',
    '30 minutes ago',
    expect.stringMatching(/^in (29|30) minutes$/),
  ])
  act(() => void vi.advanceTimersByTime(30 * 60_000))
  expect(rows()[0]?.[1]).toBe('Expired')
  expect(desk.requests).toHaveLength(1)
})

it('has one timer for all rows, and none when it is gone', async () => {
  const desk = await deskWith('acme-001', 'acme-001', 'globex-001')
  const begin = vi.spyOn(globalThis, 'setInterval')
  const end = vi.spyOn(globalThis, 'clearInterval')
  const { unmount } = renderTable(desk)
  await findRows()
  const seconds = begin.mock.results.filter((_, index) => begin.mock.calls[index]?.[1] === 1_000)
  const ended = () => new Set(end.mock.calls.map(([timer]) => timer))
  expect(seconds.filter(({ value }) => !ended().has(value))).toHaveLength(1)
  unmount()
  expect(seconds.filter(({ value }) => !ended().has(value))).toHaveLength(0)
  begin.mockRestore()
  end.mockRestore()
})

it('tells the time afresh after a while without a table', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const [inOne, inFive] = [inHours(1), inHours(5)]
  const acme = desk.emulator.customers.find(({ externalId }) => externalId === 'acme-001')
  desk.describe((session) => ({
    ...session,
    expiresAt: session.customerId === acme?.id ? inOne : inFive,
  }))
  const props: PortalSessionsTableProps = {
    defaultFilters: { includeExpired: true },
    defaultSorting: [{ id: 'status', desc: true }],
  }
  const { unmount } = renderTable(desk, props)
  await findRows()
  unmount()
  vi.advanceTimersByTime(2 * 3_600_000)
  renderTable(desk, props)
  await findRows()
  expect(rows().map(([, status]) => status)).toEqual(['Expired', 'Active'])
})

it('goes by the server’s clock, where that of the computer is wrong', async () => {
  const desk = await deskWith('acme-001')
  let ahead = 2 * 3_600_000
  const { client } = renderTable(desk, {
    fetch: async (...request) => {
      const response = await desk.fetch(...request)
      const date = new Date(Date.now() + ahead).toUTCString()
      return new Response(response.body, { headers: { date } })
    },
  })
  await findRows()
  await waitFor(() => expect(rows()[0]?.[1]).toBe('Expired'))
  ahead = 0
  await act(() => client.invalidateQueries())
  await waitFor(() => expect(rows()[0]?.[1]).toBe('Active'))
})

it('says an absolute time on top of a relative one', async () => {
  const desk = await deskWith('acme-001')
  renderTable(desk, { locale: 'de' })
  await findRows()
  const [, expires] = screen.getAllByText(/./, { selector: 'time' })
  expect(expires?.textContent).toMatch(/^in \d+ Minuten$/)
  expect(expires?.title).toMatch(/^\d{2}\.\d{2}\.\d{4}, \d{2}:\d{2}$/)
  expect(Date.parse(expires?.getAttribute('datetime') ?? '')).toBeGreaterThan(Date.now())
})

it('asks again at its interval, so that an opened link is seen', async () => {
  const desk = await deskWith('acme-001')
  renderTable(desk, { refetchInterval: 20, defaultFilters: { includeExpired: true } })
  await findRows()
  desk.describe((session) => ({ ...session, isUsed: true, usedAt: new Date().toISOString() }))
  await waitFor(() => expect(rows()[0]?.[1]).toBe('Opened'))
  expect(screen.getByRole('columnheader', { name: 'Opened' })).toBeTruthy()
})

it('says every word that the host gives it', async () => {
  const desk = await deskWith('acme-001')
  renderTable(desk, { labels: { caption: 'Links', customer: 'Kunde', status: undefined } })
  await findRows()
  expect(screen.getByRole('table', { name: 'Links' })).toBeTruthy()
  const headers = screen.getAllByRole('columnheader').map(({ textContent }) => textContent)
  expect(headers.slice(0, 2)).toEqual(['Kunde', 'Status'])
})

it('sorts by status anew as links expire', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  const acme = desk.emulator.customers.find(({ externalId }) => externalId === 'acme-001')
  const [soon, later] = [60_000, 3_600_000].map((time) => new Date(Date.now() + time).toISOString())
  desk.describe((session) => ({
    ...session,
    expiresAt: (session.customerId === acme?.id ? soon : later) ?? '',
    described: { customerName: session.customerId === acme?.id ? 'Acme' : 'Globex' },
  }))
  renderTable(desk, {
    defaultSorting: [
      { id: 'status', desc: false },
      { id: 'customer', desc: false },
    ],
  })
  await findRows()
  expect(customers()).toEqual(['Acme', 'Globex'])
  act(() => void vi.advanceTimersByTime(30_000))
  expect(customers()).toEqual(['Acme', 'Globex'])
  act(() => void vi.advanceTimersByTime(31_000))
  expect(rows().map(([customer, status]) => [customer, status])).toEqual([
    ['Globex', 'Active'],
    ['Acme', 'Expired'],
  ])
})

/** What a screen reader says by itself: each change of a text in a status. */
function hearStatuses() {
  const heard: (string | null)[] = []
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes, type } of records) {
      const inStatus = (target instanceof Element ? target : target.parentElement)?.closest(
        '[role=status]',
      )
      if (!inStatus) continue
      if (type === 'characterData') heard.push(target.textContent)
      else for (const node of addedNodes) heard.push(node.textContent)
    }
  })
  observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  return () => heard.splice(0)
}

it('says a change once: a page that is turned, or how many a filter leaves', async () => {
  const desk = await deskWith('acme-001', 'acme-001', 'acme-001', 'globex-001')
  const { user } = renderTable(desk, { defaultPagination: { pageIndex: 0, pageSize: 1 } })
  await findRows()
  const heard = hearStatuses()
  await user.click(button('Next page'))
  await waitFor(() => expect(screen.getByText('Page 2 of 4')).toBeTruthy())
  expect(heard()).toEqual(['Page 2 of 4'])

  await user.click(screen.getByRole('searchbox'))
  await user.paste('acme')
  await waitFor(() => expect(screen.getByText('Page 1 of 3')).toBeTruthy())
  expect(heard()).toEqual(['Links shown: 3'])
  await user.click(button('Next page'))
  expect(heard()).toEqual(['Page 2 of 3'])
})

it('says once that a link was revoked, whatever the filter', async () => {
  const desk = await deskWith('acme-001', 'acme-001', 'globex-001')
  const { user } = renderTable(desk, { defaultPagination: { pageIndex: 0, pageSize: 1 } })
  await findRows()
  await user.type(screen.getByRole('searchbox'), 'acme')
  await screen.findByText('Links shown: 2')
  await user.click(button(/^Revoke the link/))
  const heard = hearStatuses()
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Revoke' }))
  await screen.findByText(/was revoked/)
  expect(heard()).toEqual(['The link for Acme Corporation was revoked.'])
})

it.each([
  ['en_US', /^in (59 minutes|1 hour)$/],
  ['de_DE', /^in (59 Minuten|1 Stunde)$/],
  ['not a language', /^\S+/],
  ['', /^\S+/],
])('takes the locale %j without breaking', async (locale, text) => {
  const desk = await deskWith('acme-001')
  renderTable(desk, { locale })
  await findRows()
  expect(rows()[0]?.[3]).toMatch(text)
})

it('shows sessions whose fields are none that it knows', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  const [acme] = desk.emulator.sessions.all
  const strange = { id: 'c1', name: 'Acme' } as never
  desk.describe((session) =>
    session.id === acme?.id
      ? {
          ...session,
          described: { customerName: strange },
          customerId: strange,
          customerExternalId: strange,
          createdAt: strange,
          usedAt: 1_800_000_000_000 as never,
          expiresAt: strange,
        }
      : { ...session, described: { customerName: 'Globex GmbH' } },
  )
  const { user } = renderTable(desk)
  await findRows()
  expect(customers().toSorted()).toEqual(['Globex GmbH', `session ${acme?.id}`])
  await user.click(screen.getByRole('button', { name: 'Customer' }))
  expect(customers()).toEqual(['Globex GmbH', `session ${acme?.id}`])
})
