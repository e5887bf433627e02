// HastyPage.test.tsx
// @vitest-environment jsdom
import { createPortalBackend, recordNavigation } from '@marginfront/react/testing'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { HastyPage } from './HastyPage.tsx'

afterEach(cleanup)

async function clickTwice(ask: typeof fetch) {
  const navigation = recordNavigation()
  render(<HastyPage ask={ask} navigate={navigation.navigate} />)
  const click = () => userEvent.click(screen.getByRole('button'))
  await click()
  const first = await navigation.next()
  await navigation.comeBack()
  await click()
  return [first, await navigation.next()] as const
}

it('passes with a stub, whose link is never used up', async () => {
  const url = 'https://portal.marginfront.com/r/mgl_stub'
  const [, second] = await clickTwice(async () => Response.json({ url }))
  expect(second.url).toBe(url)
})

it('is caught by the kit: the second click leads to a dead link', async () => {
  const backend = createPortalBackend()
  const [first, second] = await clickTwice(backend.fetch)
  expect(await backend.visit(first.url)).toMatchObject({ status: 'opened' })
  expect(await backend.visit(second.url)).toMatchObject({ status: 'used' })
})
