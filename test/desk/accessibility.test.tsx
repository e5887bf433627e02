import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { expect, it } from 'vitest'
import styles from '../../src/styles.css?inline'
import { createDesk, failNext } from './support/createDesk.ts'
import { button, customers, findRows, renderTable } from './support/renderTable.tsx'

async function violations() {
  const sheet = document.createElement('style')
  sheet.textContent = styles
  document.head.append(sheet)
  try {
    const { violations: found } = await axe.run(document.body, {
      // Of a whole page, and not of a part.
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    })
    return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
  } finally {
    sheet.remove()
  }
}

async function deskWithTwo() {
  const desk = createDesk()
  await desk.mint('acme-001')
  await desk.mint('globex-001')
  return desk
}

it('axe finds nothing in the table, nor in any of its dialogs', async () => {
  const desk = await deskWithTwo()
  const { user } = renderTable(desk, { defaultPagination: { pageIndex: 0, pageSize: 1 } })
  await findRows()
  expect(await violations()).toEqual([])

  await user.click(button(/^Revoke the link/))
  expect(await violations()).toEqual([])
  await user.keyboard('{Escape}')

  await user.click(button('Revoke all shown'))
  expect(await violations()).toEqual([])
  await user.keyboard('{Escape}')

  await user.click(button('Create a link'))
  expect(await violations()).toEqual([])
  await user.keyboard('acme-001{Enter}')
  await within(screen.getByRole('dialog')).findByRole('textbox', { name: 'Link' })
  expect(await violations()).toEqual([])
})

it('axe finds nothing where there is nothing, or a failure', async () => {
  const desk = createDesk()
  const { unmount } = renderTable(desk)
  await screen.findByText('There are no links.')
  expect(await violations()).toEqual([])
  unmount()
  failNext(desk, 'GET', 'forbidden', 403)
  renderTable(desk)
  await screen.findByRole('alert')
  expect(await violations()).toEqual([])
})

it('the whole of it works by keyboard alone', async () => {
  const desk = await deskWithTwo()
  const { user } = renderTable(desk, { defaultSorting: [] })
  await findRows()
  const go = async (name: string | RegExp) => {
    for (let press = 0; press < 30; press += 1) {
      const { activeElement } = document
      if (
        activeElement &&
        screen.queryAllByRole('button', { name }).includes(activeElement as HTMLElement)
      )
        return
      await user.tab()
    }
    throw new Error(`The keyboard does not lead to ${name}`)
  }
  await go('Customer')
  await user.keyboard(' ')
  expect(screen.getByRole('columnheader', { name: 'Customer' }).getAttribute('aria-sort')).toBe(
    'ascending',
  )
  await go(/^Revoke the link/)
  await user.keyboard('{Enter}')
  await user.tab()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(customers()).toHaveLength(1))
  await go('Create a link')
  await user.keyboard('{Enter}')
  await user.keyboard('acme-001{Enter}')
  await screen.findByRole('textbox', { name: 'Link' })
  await go('Close')
  await user.keyboard('{Enter}')
  expect(screen.queryByRole('dialog')).toBe(null)
  await waitFor(() => expect(customers()).toHaveLength(2))
})

it('shows where the focus is, once the last row is revoked by keyboard', async () => {
  const sheet = document.createElement('style')
  sheet.textContent = styles
  document.head.append(sheet)
  const desk = createDesk()
  await desk.mint('acme-001')
  const { user } = renderTable(desk)
  await findRows()
  button(/^Revoke the link/).focus()
  await user.keyboard('{Enter}')
  await user.tab()
  await user.keyboard('{Enter}')
  const section = screen.getByRole('region', { name: 'Portal links' })
  await waitFor(() => expect(document.activeElement).toBe(section))
  expect(getComputedStyle(section).outlineStyle).toBe('solid')
  sheet.remove()
})
