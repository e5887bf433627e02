import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { SyntheticEvent } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { PortalSessionsTable, type PortalSessionsTableProps } from '../../../src/desk/index.ts'
import { createDesk } from '../support/createDesk.ts'
import { button, findRows, renderTable } from '../support/renderTable.tsx'

afterEach(() => {
  vi.restoreAllMocks()
})

const dialog = () => screen.getByRole('dialog')

/** A table inside a form of the host's, and whether that is sent. */
async function inHostForm(props: PortalSessionsTableProps = {}) {
  // React says that a form in a form is none of HTML's.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const desk = createDesk()
  await desk.mint('acme-001')
  const onSubmit = vi.fn((event: SyntheticEvent) => event.preventDefault())
  render(
    <form onSubmit={onSubmit}>
      <PortalSessionsTable fetch={desk.fetch} refetchInterval={false} locale="en" {...props} />
      <button>Save</button>
    </form>,
  )
  await findRows()
  return { desk, onSubmit, user: userEvent.setup() }
}

it('sends no form around it by Enter in a filter', async () => {
  const { onSubmit, user } = await inHostForm()
  await user.type(screen.getByRole('searchbox'), 'acme{Enter}')
  screen.getByRole('checkbox').focus()
  await user.keyboard('{Enter}')
  await user.click(button('Save'))
  expect(onSubmit).toHaveBeenCalledOnce()
})

it('sends no form around it as a link is made and copied', async () => {
  const { onSubmit, user } = await inHostForm()
  await user.click(button('Create a link'))
  await user.type(within(dialog()).getByRole('textbox'), 'acme-001{Enter}')
  await user.type(await within(dialog()).findByRole('textbox', { name: 'Link' }), '{Enter}')
  expect(onSubmit).not.toHaveBeenCalled()
})

it('lets Escape end the word that is composed, and no more', async () => {
  const { user } = renderTable(createDesk())
  await screen.findByRole('table')
  await user.click(button('Create a link'))
  const field = within(dialog()).getByRole('textbox')
  fireEvent.keyDown(field, { key: 'Escape', keyCode: 229, isComposing: true })
  expect(dialog()).toBeVisible()
  fireEvent.keyDown(field, { key: 'Escape', keyCode: 27 })
  expect(screen.queryByRole('dialog')).toBe(null)
})

it('selects the link where the clipboard does not answer, and says so if it does after all', async () => {
  const { user } = renderTable(createDesk())
  await screen.findByRole('table')
  await user.click(button('Create a link'))
  await user.type(within(dialog()).getByRole('textbox'), 'acme-001{Enter}')
  const field = await within(dialog()).findByRole<HTMLInputElement>('textbox', { name: 'Link' })
  let answer = () => {}
  const answered = new Promise<void>((resolve) => (answer = resolve))
  vi.spyOn(navigator.clipboard, 'writeText').mockReturnValue(answered)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  fireEvent.click(within(dialog()).getByRole('button', { name: 'Copy' }))
  vi.advanceTimersByTime(2_000)
  vi.useRealTimers()
  await within(dialog()).findByText(/Your browser refused to copy/)
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length])
  answer()
  await within(dialog()).findByText('Copied.')
})

it('shows what a host without types hands over', async () => {
  const desk = createDesk()
  await desk.mint('acme-001')
  const none = { columns: null, sorting: 'customer', filters: { customer: null }, actions: false }
  const handlers = { onSortingChange: false, onFiltersChange: '', pagination: { pageIndex: 0 } }
  const { user } = renderTable(desk, { ...none, ...handlers } as never)
  expect(await findRows()).toHaveLength(1)
  await user.click(button('Customer'))
  await user.click(screen.getByRole('checkbox'))
  expect(await findRows()).toHaveLength(1)
})

it('shows a page of all rows, sorted by the first column that is there', async () => {
  const desk = createDesk()
  for (const id of ['globex-001', 'acme-001']) await desk.mint(id)
  renderTable(desk, {
    pagination: { pageIndex: 0, pageSize: Infinity },
    sorting: [
      { id: 'gone', desc: true },
      { id: 'customer', desc: true },
    ],
  })
  expect(await findRows()).toHaveLength(2)
  expect(screen.getByRole('columnheader', { name: 'Customer' }).ariaSort).toBe('descending')
})

it('shows the list of a mocked answer with plain headers', async () => {
  const session = { id: 'ps_1', isUsed: false, expiresAt: '2999-01-01T00:00:00Z' }
  const answer = { ok: true, status: 200, headers: {}, json: async () => ({ sessions: [session] }) }
  renderTable({ ...createDesk(), fetch: async () => answer as never })
  await waitFor(async () => expect(await findRows()).toHaveLength(1))
})
