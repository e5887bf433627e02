import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { createDesk, hold } from '../support/createDesk.ts'
import { button, findRows, renderTable } from '../support/renderTable.tsx'

const dialog = () => screen.getByRole('dialog')
const inDialog = (name: string) => within(dialog()).getByRole('button', { name })

async function deskOfTwo() {
  const desk = createDesk()
  for (const id of ['acme-001', 'globex-001']) await desk.mint(id)
  const revoked = () => desk.requests.filter(({ method }) => method === 'DELETE')
  return { desk, revoked }
}

// Both are one route's here, and which of them is asked is what counts.
const other = { endpoint: '/api/portal-sessions?org=other' }

it('asks no other desk to revoke what a dialog was opened for', async () => {
  const { desk, revoked } = await deskOfTwo()
  const { user, rerender } = renderTable(desk)
  await findRows()
  const [first] = screen.getAllByRole('button', { name: /^Revoke the link for/ })
  await user.click(first ?? document.body)
  expect(dialog()).toBeVisible()
  rerender(other)
  expect(screen.queryByRole('dialog')).toBe(null)
  await findRows()
  expect(revoked()).toEqual([])
})

it('stops to revoke all when it is switched to another desk', async () => {
  const { desk, revoked } = await deskOfTwo()
  const letGo = hold(desk, 'DELETE')
  const { user, rerender, client } = renderTable(desk)
  await findRows()
  await user.click(button('Revoke all shown'))
  await user.click(inDialog('Revoke all shown'))
  await waitFor(() => expect(revoked()).toHaveLength(1))
  rerender(other)
  letGo()
  await waitFor(() => expect(client.isMutating()).toBe(0))
  expect(revoked()).toHaveLength(1)
  expect(screen.queryByRole('dialog')).toBe(null)
})

it('makes a link for the customer that the dialog was opened for', async () => {
  const { desk } = await deskOfTwo()
  const [acme, globex] = desk.emulator.customers
  const { user, rerender } = renderTable(desk, { customerId: acme?.id })
  await findRows()
  await user.click(button('Create a link'))
  rerender({ customerId: globex?.id })
  await user.click(inDialog('Create and show the link'))
  await waitFor(() => expect(desk.requests.some(({ method }) => method === 'POST')).toBe(true))
  const asked = desk.requests.find(({ method }) => method === 'POST')
  expect(await asked?.json()).toEqual({ customerId: acme?.id })
})
