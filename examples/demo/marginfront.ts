import {
  createEmulator,
  type EmulatorAccount,
  type EmulatorEvent,
} from '@marginfront/react/emulator'
import type { PortalRouteOptions } from '@marginfront/react/server'
import { toNodeHandler } from '@marginfront/react/server/node'
import { listen } from './listen.ts'
import type { Settings } from './settings.ts'

/** The MarginFront that this run bills through. */
export interface MarginFront {
  /** Where its API is and what opens it, as the portal route takes it. */
  connection: Pick<PortalRouteOptions, 'secretKey' | 'baseUrl' | 'portalOrigins'>
  portalOrigin: string
  /** Where the emulator's own page is; the real MarginFront has none. */
  controlPage?: string
  /** The emulator's books; those of the real MarginFront are seen in its portal alone. */
  customers: readonly EmulatorAccount[]
  /** Its time in milliseconds: the emulator's can be moved on. */
  now: () => number
}

/** The real MarginFront. The portal route itself reads its key from MF_API_SECRET_KEY. */
export function realMarginFront({ baseUrl, portalOrigin }: Settings): MarginFront {
  const connection = { ...(baseUrl && { baseUrl }), portalOrigins: [portalOrigin] }
  return { connection, portalOrigin, customers: [], now: Date.now }
}

/** A MarginFront on this machine: its API, its portal, and a page to steer it by. */
export async function emulatedMarginFront(
  { emulatorPort }: Settings,
  onEvent: (event: EmulatorEvent) => void,
): Promise<MarginFront> {
  const emulator = createEmulator({
    merchant: { name: 'Larkspur', color: '#0f766e', supportEmail: 'billing@larkspur.example' },
    control: true,
    onEvent,
  })
  const port = await listen(
    toNodeHandler((request) => emulator.fetch(request)),
    { hosts: ['127.0.0.1'], port: emulatorPort, variable: 'EMULATOR_PORT' },
  )
  const origin = `http://127.0.0.1:${port}`
  const [secretKey = ''] = emulator.secretKeys
  return {
    connection: { secretKey, baseUrl: `${origin}/v1`, portalOrigins: [origin] },
    portalOrigin: origin,
    controlPage: `${origin}/`,
    customers: emulator.customers,
    now: () => emulator.clock.now(),
  }
}
