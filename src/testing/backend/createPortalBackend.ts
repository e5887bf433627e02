import { createBackend } from './createBackend.ts'
import type { PortalBackend, PortalBackendOptions } from './PortalBackend.ts'

/**
 * Creates a *real* portal route with its own emulator. A page's test talks to it instead of
 * the host's backend and MarginFront. It needs no server, no mock and no key, in Node and in a page.
 *
 * Everybody who asks is signed in as the first of `customers`, unless `resolveCustomer` or
 * `signedInAs` says otherwise. Links are on the portal's real origin, or on the first of
 * `portalOrigins`, and open by `visit` alone.
 *
 * @throws TypeError when an option cannot be used, with the option's name
 *
 * @example
 * const backend = createPortalBackend()
 * const navigation = recordNavigation()
 * render(<PortalTestProvider backend={backend} navigation={navigation}><BillingPage /></PortalTestProvider>)
 * await user.click(screen.getByRole('button', { name: 'Manage billing' }))
 * const { url } = await navigation.next()
 * expect(await backend.visit(url)).toEqual({ status: 'opened', customerExternalId: 'acme-001' })
 * expect(await backend.visit(url)).toMatchObject({ status: 'used' })
 */
export function createPortalBackend<Context = unknown>(
  options: PortalBackendOptions<Context> = {},
): PortalBackend<Context> {
  const { takeOnTheWay: _way, open: _open, forget: _forget, ...backend } = createBackend(options)
  return backend
}
