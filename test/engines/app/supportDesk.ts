import type { Emulator } from '../../../src/emulator/index.ts'
import { createPortalDeskRoute } from '../../../src/server/index.ts'
import { toNodeHandler } from '../../../src/server/node/index.ts'

export const deskPath = '/api/portal-sessions'

interface SupportDesk {
  emulator: Emulator
  portalOrigin: string
  isSignedIn: () => boolean
}

/** The desk's real route, with names from the emulator's customers. */
export function supportDesk({ emulator, portalOrigin, isSignedIn }: SupportDesk) {
  return toNodeHandler(
    createPortalDeskRoute({
      secretKey: emulator.secretKeys[0],
      baseUrl: `${portalOrigin}/v1`,
      portalOrigins: [portalOrigin],
      authorize: () => (isSignedIn() ? { actor: 'ada@larkspur.example' } : 'unauthenticated'),
      describeSessions({ sessions }) {
        const nameOf = (wanted: unknown) => emulator.customers.find(({ id }) => id === wanted)?.name
        return Object.fromEntries(
          sessions.map(({ id, customerId }) => [id, { customerName: nameOf(customerId) }]),
        )
      },
      onEvent: () => {},
    }),
  )
}
