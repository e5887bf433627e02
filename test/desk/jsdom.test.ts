import { JSDOM } from 'jsdom'
import { createElement } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

// A host's own tests may run in a page without showModal, and with AbortSignals of its own.
beforeEach(() => {
  const { window } = new JSDOM('<!doctype html>', { url: 'http://localhost/' })
  for (const name of [
    'window',
    'document',
    'location',
    'HTMLElement',
    'AbortSignal',
    'AbortController',
    'FormData',
  ] as const) {
    vi.stubGlobal(name, name === 'window' ? window : window[name])
  }
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

it('the table and its dialogs work in jsdom', async () => {
  const { PortalSessionsTable } = await import('../../src/desk/index.ts')
  const { createRoot } = await import('react-dom/client')
  const { act } = await import('react')
  const session = { id: 'ps_1', isUsed: false, expiresAt: '2999-01-01T00:00:00.000Z' }
  const asked: string[] = []
  const fetchDesk: typeof fetch = async (_input, init) => {
    asked.push(init?.method ?? 'GET')
    return init?.method === 'DELETE'
      ? new Response(null, { status: 204 })
      : Response.json({ sessions: asked.includes('DELETE') ? [] : [session] })
  }
  const container = document.createElement('div')
  document.body.append(container)
  const root = createRoot(container)
  const button = (text: string) =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === text)
  const settled = (text: string) =>
    act(() => vi.waitFor(() => expect(document.body.textContent).toContain(text)))

  await act(async () => root.render(createElement(PortalSessionsTable, { fetch: fetchDesk })))
  await settled('Active')
  await act(async () => button('Revoke')?.click())
  const dialog = document.querySelector('dialog')
  expect(dialog?.open).toBe(true)
  expect(document.activeElement?.textContent).toBe('Cancel')
  await act(async () => [...(dialog?.querySelectorAll('button') ?? [])].at(-1)?.click())
  await settled('was revoked.')
  expect(document.querySelector('dialog')).toBe(null)
  await settled('There are no links.')
  await act(async () => root.unmount())
})
