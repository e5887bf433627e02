import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { defaultCustomers } from '../../../src/emulator/customers/defaultCustomers.ts'
import { PortalDeskError } from '../../../src/desk/index.ts'
import { createDesk, failNext, hold, type Desk } from '../support/createDesk.ts'
import { button, customers, findRows, renderTable, rows } from '../support/renderTable.tsx'

afterEach(() => {
  vi.restoreAllMocks()
})

const initech = {
  id: 'c0ffee00-1234-4abc-9def-0123456789ab',
  externalId: 'initech-001',
  name: 'Initech',
}

async function deskWith(...externalIds: string[]) {
  const desk = createDesk({ customers: [...defaultCustomers, initech] })
  const named = new Map(desk.emulator.customers.map(({ id, name }) => [id, name]))
  desk.describe((session) => ({
    ...session,
    described: { customerName: named.get(String(session.customerId)) },
  }))
  for (const id of externalIds) await desk.mint(id)
  return desk
}

const byCustomer = { defaultSorting: [{ id: 'customer', desc: false }] }
const dialog = () => screen.getByRole('dialog')
const inDialog = (name: string) => within(dialog()).getByRole('button', { name })
const message = () => document.querySelector('[data-portal-desk-message]')?.textContent

const linkField = () => within(dialog()).getByRole<HTMLInputElement>('textbox', { name: 'Link' })

async function openCreate(desk: Desk, props = {}) {
  const table = renderTable(desk, props)
  await screen.findByRole('table')
  await waitFor(() => expect(screen.queryByText('Loading links…')).toBe(null))
  await table.user.click(button('Create a link'))
  return table
}

it('asks before a revoke, by the customer’s name, and begins on Cancel', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  const { user } = renderTable(desk, byCustomer)
  await findRows()
  const revoke = button('Revoke the link for Globex GmbH')
  await user.click(revoke)
  expect(screen.getByRole('dialog', { name: 'Revoke the link for Globex GmbH?' })).toBeTruthy()
  expect(dialog().matches(':modal')).toBe(true)
  expect(document.activeElement).toBe(inDialog('Cancel'))

  await user.keyboard('{Enter}')
  expect(screen.queryByRole('dialog')).toBe(null)
  expect(document.activeElement).toBe(revoke)
  expect(customers()).toHaveLength(2)
  expect(desk.requests.filter(({ method }) => method === 'DELETE')).toEqual([])
})

it('names the customer in the note of a confirmation, where a host’s words have a place for it', async () => {
  const labels = { revokeNote: '{customer} can no longer open it.' }
  const { user } = renderTable(await deskWith('acme-001'), { labels })
  await findRows()
  await user.click(button(/^Revoke the link/))
  expect(within(dialog()).getByText('Acme Corporation can no longer open it.')).toBeTruthy()
})

it('Escape leaves a confirmation, and the focus goes back', async () => {
  const desk = await deskWith('acme-001')
  const { user } = renderTable(desk)
  await findRows()
  const revoke = button(/^Revoke the link/)
  await user.click(revoke)
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBe(null)
  expect(document.activeElement).toBe(revoke)
})

it('a revoked row goes at once, the focus to the next row, and it is said once it is done', async () => {
  const desk = await deskWith('acme-001', 'globex-001', 'initech-001')
  const { user } = renderTable(desk, byCustomer)
  await findRows()
  const [first, second, third] = customers()
  const letGo = hold(desk, 'DELETE')
  await user.click(button(`Revoke the link for ${second}`))
  await user.click(inDialog('Revoke'))
  await waitFor(() => expect(customers()).toEqual([first, third]))
  expect(document.activeElement).toBe(button(`Revoke the link for ${third}`))
  expect(message()).toBe('')

  letGo()
  await waitFor(() => expect(message()).toBe(`The link for ${second} was revoked.`))
  expect(screen.getAllByText(/was revoked/)).toHaveLength(1)
  expect(document.activeElement).toBe(button(`Revoke the link for ${third}`))
})

it('after the last row, the focus is on the one before it, and then on the section', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  const { user } = renderTable(desk, byCustomer)
  await findRows()
  const [first, second] = customers()
  await user.click(button(`Revoke the link for ${second}`))
  await user.click(inDialog('Revoke'))
  await waitFor(() => expect(document.activeElement).toBe(button(`Revoke the link for ${first}`)))
  await user.click(button(`Revoke the link for ${first}`))
  await user.click(inDialog('Revoke'))
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Portal links' })),
  )
})

it('a row whose revoke failed comes back, with a sentence', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  const { user } = renderTable(desk, byCustomer)
  await findRows()
  failNext(desk, 'DELETE', 'upstream_error', 502)
  await user.click(button('Revoke the link for Acme Corporation'))
  await user.click(inDialog('Revoke'))
  await waitFor(() =>
    expect(message()).toBe(
      "The link for Acme Corporation was not revoked. MarginFront isn't available right now. " +
        'Please try again.',
    ),
  )
  expect(customers()).toEqual(['Acme Corporation', 'Globex GmbH'])
})

it('one that somebody else has revoked goes, stays gone, and that is said', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  const [acme] = desk.emulator.sessions.all
  const { user } = renderTable(desk, byCustomer)
  await findRows()
  await desk.revoke(acme?.id ?? '')
  await user.click(button('Revoke the link for Acme Corporation'))
  await user.click(inDialog('Revoke'))
  await waitFor(() => expect(message()).toBe('The link for Acme Corporation was already gone.'))
  expect(customers()).toEqual(['Globex GmbH'])
})

it('revokes all that is shown one after another, and reports what failed', async () => {
  const desk = await deskWith('acme-001', 'globex-001', 'initech-001')
  const [acme] = desk.emulator.sessions.all
  const { user } = renderTable(desk, byCustomer)
  await findRows()
  await desk.revoke(acme?.id ?? '')
  const failing = desk.emulator.sessions.all[1]?.id ?? ''
  desk.intervene(({ method, url }) =>
    method === 'DELETE' && url.endsWith(failing)
      ? Response.json({ code: 'forbidden' }, { status: 403 })
      : undefined,
  )
  await user.click(button('Revoke all shown'))
  expect(screen.getByRole('dialog', { name: 'Revoke all links shown (3)?' })).toBeTruthy()
  expect(document.activeElement).toBe(inDialog('Cancel'))
  await user.click(inDialog('Revoke all shown'))

  await within(dialog()).findByText('Links revoked: 2 of 3.')
  expect(within(dialog()).getByText('Not revoked: 1')).toBeTruthy()
  const notes = within(dialog())
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)
  expect(notes).toEqual([
    'The link for Acme Corporation was already gone.',
    "The link for Globex GmbH was not revoked. You don't have access to portal links.",
  ])
  expect(document.activeElement).toBe(inDialog('Close'))
  await user.click(inDialog('Close'))
  await waitFor(() => expect(customers()).toEqual(['Globex GmbH']))
})

it('gives the focus to the section when what has opened the dialog is gone', async () => {
  const desk = await deskWith('acme-001')
  const { user } = renderTable(desk)
  await findRows()
  await user.click(button('Revoke all shown'))
  await user.click(inDialog('Revoke all shown'))
  await within(dialog()).findByText('Links revoked: 1 of 1.')
  await screen.findByText('There are no links.')
  await user.click(inDialog('Close'))
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Portal links' }))
})

it('leaves no link in the field of a table that is taken away', async () => {
  const desk = await deskWith()
  const { user, unmount } = await openCreate(desk)
  await user.type(within(dialog()).getByRole('textbox'), 'acme-001{Enter}')
  await within(dialog()).findByRole('textbox', { name: 'Link' })
  const field = linkField()
  expect(field.value).not.toBe('')
  unmount()
  expect(field.value).toBe('')
})

it('shows how far it is, and can be stopped', async () => {
  const desk = await deskWith('acme-001', 'globex-001', 'initech-001')
  const { user } = renderTable(desk, byCustomer)
  await findRows()
  const gates: (() => void)[] = []
  desk.intervene(({ method }) =>
    method === 'DELETE'
      ? new Promise((resolve) => gates.push(() => resolve(undefined)))
      : undefined,
  )
  await user.click(button('Revoke all shown'))
  await user.click(inDialog('Revoke all shown'))
  const progress = within(dialog()).getByRole<HTMLProgressElement>('progressbar', {
    name: 'Revoke all shown',
  })
  expect([progress.value, progress.max]).toEqual([0, 3])
  // While it runs, Escape closes nothing.
  await user.keyboard('{Escape}')
  await waitFor(() => expect(gates).toHaveLength(1))
  gates[0]?.()
  await waitFor(() => expect(progress.value).toBe(1))
  await waitFor(() => expect(gates).toHaveLength(2))
  await user.click(inDialog('Stop'))
  gates[1]?.()
  await within(dialog()).findByText('Links revoked: 2 of 3.')
  expect(desk.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(2)
})

it('makes a link for a customer by their own id, or by MarginFront’s', async () => {
  const desk = await deskWith()
  const { user } = await openCreate(desk)
  const field = within(dialog()).getByRole('textbox', { name: 'Customer ID' })
  expect(document.activeElement).toBe(field)
  await user.type(field, ' acme-001 {Enter}')
  await within(dialog()).findByRole('textbox', { name: 'Link' })
  await user.click(inDialog('Close'))

  const [, globex] = desk.emulator.customers
  await user.click(button('Create a link'))
  await user.type(within(dialog()).getByRole('textbox'), globex?.id ?? '')
  await user.click(within(dialog()).getByRole('radio', { name: /MarginFront/ }))
  await user.click(inDialog('Create and show the link'))
  await within(dialog()).findByRole('textbox', { name: 'Link' })
  const asked = desk.requests.filter(({ method }) => method === 'POST')
  expect(await Promise.all(asked.map((request) => request.json()))).toEqual([
    { customerExternalId: 'acme-001' },
    { customerId: globex?.id },
  ])
})

it('shows a made link once, in one field that only its button closes, and then nowhere', async () => {
  const logs = (['log', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level))
  const desk = await deskWith()
  const { user, client } = await openCreate(desk)
  await user.type(within(dialog()).getByRole('textbox'), 'acme-001{Enter}')
  await within(dialog()).findByRole('textbox', { name: 'Link' })
  expect(screen.getByRole('dialog', { name: 'Link for acme-001' })).toBeTruthy()
  const { value: url, readOnly } = linkField()
  expect(url).toMatch(/^https:\/\/portal\.marginfront\.com\/r\//)
  expect(readOnly).toBe(true)
  expect(dialog().textContent).toMatch(/It works once, until .+, and is not shown again\./)
  // A property of one element, and in no markup.
  expect(document.documentElement.outerHTML).not.toContain(url)

  await user.keyboard('{Escape}{Escape}')
  dialog().dispatchEvent(new Event('cancel', { cancelable: true }))
  expect(linkField().value).toBe(url)
  const field = linkField()
  await user.click(inDialog('Close'))
  expect(screen.queryByRole('dialog')).toBe(null)
  expect(field.value).toBe('')
  expect(document.activeElement).toBe(button('Create a link'))

  const token = url.split('/').at(-1) ?? ''
  const kept = reachable([
    client,
    fibersOf(document.body),
    { ...sessionStorage },
    { ...localStorage },
    logs.map(({ mock }) => mock.calls),
  ])
  expect(kept).toContain('marginfront')
  expect(kept).not.toContain(token)
})

/** What React keeps on the elements of a page. */
function fibersOf(root: Element): unknown[] {
  return [root, ...root.querySelectorAll('*')].flatMap((element) =>
    Object.entries(element)
      .filter(([key]) => key.startsWith('__react'))
      .map(([, value]) => value),
  )
}

/** Every text that can be reached from a value, but for what is the page's own. */
function reachable(root: unknown): string {
  const seen = new Set<unknown>()
  const texts: string[] = []
  const todo = [root]
  while (todo.length > 0) {
    const value = todo.pop()
    if (typeof value === 'string') texts.push(value)
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    if (value instanceof Window || value instanceof Node) continue
    seen.add(value)
    if (value instanceof Map || value instanceof Set) todo.push(...value)
    for (const key of Object.keys(value)) todo.push(Reflect.get(value, key))
  }
  return texts.join('\n')
}

it('copies with one press', async () => {
  const desk = await deskWith()
  const { user } = await openCreate(desk)
  await user.type(within(dialog()).getByRole('textbox'), 'acme-001{Enter}')
  await within(dialog()).findByRole('textbox', { name: 'Link' })
  const copy = vi.fn(async (_text: string) => {})
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(copy)
  await waitFor(() => expect(document.activeElement).toBe(inDialog('Copy')))
  await user.click(inDialog('Copy'))
  await within(dialog()).findByText('Copied.')
  expect(copy.mock.calls).toEqual([[linkField().value]])
})

it('selects the link where the clipboard is refused', async () => {
  const desk = await deskWith()
  const { user } = await openCreate(desk)
  await user.type(within(dialog()).getByRole('textbox'), 'acme-001{Enter}')
  await within(dialog()).findByRole('textbox', { name: 'Link' })
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'))
  await user.click(inDialog('Copy'))
  await within(dialog()).findByText(/Your browser refused to copy/)
  const field = linkField()
  expect(document.activeElement).toBe(field)
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length])
})

it('lets the route send the link to the customer', async () => {
  const desk = await deskWith()
  const { user } = await openCreate(desk)
  await user.type(within(dialog()).getByRole('textbox'), 'acme-001')
  await user.click(inDialog('Send to the customer'))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null))
  expect(message()).toBe('The link was sent to acme-001.')
  const asked = desk.requests.find(({ method }) => method === 'POST')
  expect(await asked?.json()).toEqual({ customerExternalId: 'acme-001', deliver: true })
  await waitFor(() => expect(rows()).toHaveLength(1))
})

it('sends the link also where the browser does not say which button was pressed', async () => {
  const { submitter } = Object.getOwnPropertyDescriptors(SubmitEvent.prototype)
  Object.defineProperty(SubmitEvent.prototype, 'submitter', { ...submitter, get: () => undefined })
  try {
    const { user } = await openCreate(await deskWith())
    await user.type(within(dialog()).getByRole('textbox'), 'acme-001')
    await user.click(inDialog('Send to the customer'))
    await waitFor(() => expect(message()).toBe('The link was sent to acme-001.'))
  } finally {
    Object.defineProperty(SubmitEvent.prototype, 'submitter', { ...submitter })
  }
})

it('says that a link works once also where nobody knows until when', async () => {
  const desk = await deskWith()
  const url = 'https://portal.marginfront.com/r/mgl_1'
  desk.intervene(({ method }) =>
    method === 'POST' ? Response.json({ id: 'ps_1', url }, { status: 201 }) : undefined,
  )
  const { user } = await openCreate(desk)
  await user.type(within(dialog()).getByRole('textbox'), 'acme-001{Enter}')
  await within(dialog()).findByText('It works once, until –, and is not shown again.')
})

it.each([
  ['both', ['Cancel', 'Create and show the link', 'Send to the customer']],
  ['show', ['Cancel', 'Create and show the link']],
  ['send', ['Cancel', 'Send to the customer']],
] as const)('offers no more than it may: %s', async (delivery, names) => {
  await openCreate(await deskWith(), { delivery })
  const form = dialog().querySelector('form')
  expect([...(form?.querySelectorAll('button') ?? [])].map((each) => each.textContent)).toEqual(
    names,
  )
})

it('Enter sends the link where it may not be shown', async () => {
  const desk = await deskWith()
  const { user } = await openCreate(desk, { delivery: 'send' })
  await user.type(within(dialog()).getByRole('textbox'), 'acme-001{Enter}')
  await waitFor(() => expect(message()).toBe('The link was sent to acme-001.'))
})

it('says why a link was not made, and lets one try again', async () => {
  const desk = await deskWith()
  const { user } = await openCreate(desk)
  await user.type(within(dialog()).getByRole('textbox'), 'nobody{Enter}')
  await within(dialog()).findByText('There is no customer with this ID.')
  const field = within(dialog()).getByRole<HTMLInputElement>('textbox')
  expect(field.value).toBe('nobody')
  await user.clear(field)
  await user.type(field, 'acme-001{Enter}')
  await within(dialog()).findByRole('textbox', { name: 'Link' })
})

it('gives a link up that is cancelled while it is made', async () => {
  const desk = await deskWith()
  hold(desk, 'POST')
  const { user } = await openCreate(desk)
  await user.type(within(dialog()).getByRole('textbox'), 'acme-001{Enter}')
  await within(dialog()).findByText('Creating the link…')
  const posts = () => desk.requests.filter(({ method }) => method === 'POST')
  await waitFor(() => expect(posts()).toHaveLength(1))
  // Pressed again, it makes no second one.
  await user.click(inDialog('Create and show the link'))
  await user.click(inDialog('Cancel'))
  await waitFor(() => expect(posts().map(({ signal }) => signal.aborted)).toEqual([true]))
  expect(document.activeElement).toBe(button('Create a link'))
})

it('makes links for the one customer whose table it is', async () => {
  const desk = await deskWith('acme-001')
  const [acme] = desk.emulator.customers
  const { user } = await openCreate(desk, { customerId: acme?.id })
  expect(within(dialog()).queryByRole('textbox', { name: 'Customer ID' })).toBe(null)
  await user.click(inDialog('Create and show the link'))
  await within(dialog()).findByRole('textbox', { name: 'Link' })
  const asked = desk.requests.find(({ method }) => method === 'POST')
  expect(await asked?.json()).toEqual({ customerId: acme?.id })
})

it('opens its dialogs where there is no showModal', async () => {
  const { showModal } = HTMLDialogElement.prototype
  Object.assign(HTMLDialogElement.prototype, { showModal: undefined })
  try {
    const desk = await deskWith('acme-001')
    const { user } = renderTable(desk)
    await findRows()
    await user.click(button(/^Revoke the link/))
    expect(dialog().hasAttribute('open')).toBe(true)
    expect(document.activeElement).toBe(inDialog('Cancel'))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBe(null)
    expect(document.activeElement).toBe(button(/^Revoke the link/))
  } finally {
    Object.assign(HTMLDialogElement.prototype, { showModal })
  }
})

/** Holds each revoke back, to be let go by the customer's name. */
async function holdRevokes(desk: Desk) {
  const gates = new Map<string, (answer?: Response) => void>()
  const named = new Map(desk.emulator.customers.map(({ id, name }) => [id, name]))
  const names = new Map(
    desk.emulator.sessions.all.map(({ id, customerId }) => [id, named.get(customerId) ?? '']),
  )
  desk.intervene(({ method, url }) =>
    method === 'DELETE'
      ? new Promise((resolve) => gates.set(names.get(url.split('/').at(-1) ?? '') ?? '', resolve))
      : undefined,
  )
  return (name: string, answer?: Response) => gates.get(name)?.(answer)
}

const said = () =>
  [...(document.querySelector('[data-portal-desk-message]')?.children ?? [])].map(
    ({ textContent }) => textContent,
  )

it('says of each revoke how it ended, also of those that overlap', async () => {
  const desk = await deskWith('acme-001', 'globex-001', 'initech-001')
  const { user } = renderTable(desk, byCustomer)
  await findRows()
  const letGo = await holdRevokes(desk)
  for (const name of ['Acme Corporation', 'Globex GmbH']) {
    await user.click(button(`Revoke the link for ${name}`))
    await user.click(inDialog('Revoke'))
  }
  letGo('Acme Corporation', Response.json({ code: 'forbidden' }, { status: 403 }))
  const failure =
    "The link for Acme Corporation was not revoked. You don't have access to portal links."
  await waitFor(() => expect(said()).toEqual([failure]))
  letGo('Globex GmbH')
  await waitFor(() => expect(said()).toEqual([failure, 'The link for Globex GmbH was revoked.']))
  // Each by itself, and not both again.
  expect(document.querySelector('[data-portal-desk-message]')?.ariaAtomic).toBe('false')
})

it('says what ends behind a dialog once that is closed, and what was said before no more', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  const { user } = renderTable(desk, byCustomer)
  await findRows()
  const letGo = await holdRevokes(desk)
  await user.click(button('Revoke the link for Acme Corporation'))
  await user.click(inDialog('Revoke'))
  await user.click(button('Revoke the link for Globex GmbH'))
  letGo('Acme Corporation')
  await waitFor(() =>
    expect(desk.emulator.sessions.all.map(({ status }) => status)).toContain('revoked'),
  )
  await act(async () => {})
  expect(said()).toEqual([])
  await user.click(inDialog('Revoke'))
  await waitFor(() => expect(said()).toEqual(['The link for Acme Corporation was revoked.']))
  letGo('Globex GmbH')
  await waitFor(() => expect(said()).toHaveLength(2))

  await user.click(button('Create a link'))
  await user.keyboard('{Escape}')
  expect(said()).toEqual([])
})

it('revokes once, and says so once, for two presses at once', async () => {
  const desk = await deskWith('acme-001', 'globex-001')
  const { user } = renderTable(desk, byCustomer)
  await findRows()
  await user.click(button('Revoke the link for Acme Corporation'))
  const confirm = inDialog('Revoke')
  act(() => {
    confirm.click()
    confirm.click()
  })
  await waitFor(() => expect(said()).toEqual(['The link for Acme Corporation was revoked.']))

  await user.click(button('Revoke all shown'))
  const all = inDialog('Revoke all shown')
  act(() => {
    all.click()
    all.click()
  })
  await within(dialog()).findByText('Links revoked: 1 of 1.')
  expect(desk.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(2)
})

it('asks for the list once after it has revoked all', async () => {
  const desk = await deskWith('acme-001', 'globex-001', 'initech-001')
  const { user, client } = renderTable(desk)
  await findRows()
  await user.click(button('Revoke all shown'))
  await user.click(inDialog('Revoke all shown'))
  await within(dialog()).findByText('Links revoked: 3 of 3.')
  const lists = () => desk.requests.filter(({ method }) => method === 'GET').length
  await waitFor(() => expect(lists()).toBe(2))
  await waitFor(() => expect(client.isFetching()).toBe(0))
  expect(lists()).toBe(2)
})

it('makes one link for two presses at once, of one button or of both', async () => {
  const desk = await deskWith()
  const { user } = await openCreate(desk)
  await user.type(within(dialog()).getByRole('textbox'), 'acme-001')
  const [show, send] = [inDialog('Create and show the link'), inDialog('Send to the customer')]
  act(() => {
    show.click()
    show.click()
    send.click()
  })
  await within(dialog()).findByRole('textbox', { name: 'Link' })
  expect(desk.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  expect(desk.emulator.sessions.count).toBe(1)
  expect(desk.delivered).toEqual([])
})

it('the focus is on the last row that is shown once the only one of the last page is gone', async () => {
  const desk = await deskWith('acme-001', 'globex-001', 'initech-001')
  const { user } = renderTable(desk, {
    ...byCustomer,
    defaultPagination: { pageIndex: 1, pageSize: 2 },
  })
  await findRows()
  expect(customers()).toEqual(['Initech'])
  await user.click(button('Revoke the link for Initech'))
  await user.click(inDialog('Revoke'))
  await waitFor(() => expect(customers()).toEqual(['Acme Corporation', 'Globex GmbH']))
  expect(document.activeElement).toBe(button('Revoke the link for Globex GmbH'))
})

it('the focus is on the row that has taken the place of one that went from a later page', async () => {
  const desk = await deskWith(...Array.from({ length: 6 }, () => 'acme-001'))
  const { user } = renderTable(desk, { defaultPagination: { pageIndex: 1, pageSize: 3 } })
  await findRows()
  const revokes = () => screen.getAllByRole('button', { name: /^Revoke the link/ })
  const [first] = revokes()
  if (first) await user.click(first)
  await user.click(inDialog('Revoke'))
  await waitFor(() => expect(rows()).toHaveLength(2))
  expect(revokes().indexOf(document.activeElement as HTMLElement)).toBe(0)
})

it('the focus is on the next row, also where the row was gone before it was confirmed', async () => {
  const desk = await deskWith('acme-001', 'globex-001', 'initech-001')
  const { user, client } = renderTable(desk, byCustomer)
  await findRows()
  const [, globex] = desk.emulator.sessions.all
  await user.click(button('Revoke the link for Globex GmbH'))
  await desk.revoke(globex?.id ?? '')
  await act(() => client.invalidateQueries())
  await waitFor(() => expect(customers()).toEqual(['Acme Corporation', 'Initech']))
  await user.click(inDialog('Revoke'))
  await waitFor(() => expect(said()).toEqual(['The link for Globex GmbH was already gone.']))
  expect(document.activeElement).toBe(button('Revoke the link for Initech'))
})

it('the focus is on the next row, where a later list takes away the one that has it', async () => {
  const desk = await deskWith('acme-001', 'globex-001', 'initech-001')
  const { client } = renderTable(desk, byCustomer)
  await findRows()
  const [, globex, last] = desk.emulator.sessions.all
  act(() => button('Revoke the link for Globex GmbH').focus())
  await desk.revoke(globex?.id ?? '')
  await act(() => client.invalidateQueries())
  await waitFor(() => expect(customers()).toEqual(['Acme Corporation', 'Initech']))
  expect(document.activeElement).toBe(button('Revoke the link for Initech'))

  // But not where it has left the row before.
  act(() => button('Revoke the link for Initech').blur())
  await desk.revoke(last?.id ?? '')
  await act(() => client.invalidateQueries())
  await waitFor(() => expect(customers()).toEqual(['Acme Corporation']))
  expect(document.activeElement).toBe(document.body)
})

it('a confirmation that the browser closes by itself is over', async () => {
  const desk = await deskWith('acme-001')
  const { user } = renderTable(desk)
  await findRows()
  const revoke = button(/^Revoke the link/)
  await user.click(revoke)
  const closed = dialog() as HTMLDialogElement
  closed.close()
  await waitFor(() => expect(document.querySelector('dialog')).toBe(null))
  expect(document.activeElement).toBe(revoke)
  // And can be asked for again.
  await user.click(revoke)
  expect(dialog().matches(':modal')).toBe(true)
})

it('a shown link stays when the browser would close it: by Escape again and again, or by itself', async () => {
  const desk = await deskWith()
  const { user } = await openCreate(desk)
  await user.type(within(dialog()).getByRole('textbox'), 'acme-001{Enter}')
  await within(dialog()).findByRole('textbox', { name: 'Link' })
  const url = linkField().value
  expect(dialog().getAttribute('closedby')).toBe('none')
  // Of a real keyboard, with the focus on no control, as after a press on the text.
  const focused = document.activeElement
  if (focused instanceof HTMLElement) focused.blur()
  await userEvent.keyboard('{Escape}{Escape}{Escape}')
  expect(dialog().matches(':modal')).toBe(true)

  const open = dialog() as HTMLDialogElement
  open.removeAttribute('closedby')
  await userEvent.keyboard('{Escape}{Escape}{Escape}')
  await waitFor(() => expect(dialog().matches(':modal')).toBe(true))
  open.close()
  await waitFor(() => expect(dialog().matches(':modal')).toBe(true))
  expect(document.activeElement).toBe(inDialog('Copy'))
  expect(linkField().value).toBe(url)
  await user.click(inDialog('Close'))
  expect(document.querySelector('dialog')).toBe(null)
})

it('says a sentence of the host’s own, but not before the words that it has for the table', async () => {
  const desk = await deskWith()
  const own = new PortalDeskError('forbidden', { message: 'Ask Ann for access.' })
  const fails = { headers: () => Promise.reject(own) }
  const { unmount } = renderTable(desk, fails)
  expect((await screen.findByRole('alert')).textContent?.trim()).toBe('Ask Ann for access.')
  unmount()
  renderTable(desk, { ...fails, labels: { errors: { forbidden: 'Kein Zugang.' } } })
  expect((await screen.findByRole('alert')).textContent?.trim()).toBe('Kein Zugang.')
})
