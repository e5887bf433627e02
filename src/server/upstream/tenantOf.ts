import type { HostArgs } from '../host/HostArgs.ts'
import { isThenable } from '../isThenable.ts'
import { remember } from '../remember.ts'
import type { ClientSettings } from './createClientOpener.ts'

/**
 * Returns a short name for the secret key of a visit, which does not give the key away, or undefined
 * where all visits of the route have the same one. Tenants may give their customers the same ids.
 */
export function tenantOf<Args extends HostArgs<unknown, Request | undefined>>(
  { client, secretKey }: Pick<ClientSettings<Args>, 'client' | 'secretKey'>,
  args: Args,
): string | undefined | Promise<string | undefined> {
  if (client || !secretKey.isGiven) return undefined
  const key = secretKey.find(args)
  return isThenable(key) ? key.then(nameOf) : nameOf(key)
}

function nameOf(key: unknown): Promise<string> | undefined {
  // What is no text is no key either; the client says so.
  return typeof key === 'string' ? hashOf(key) : undefined
}

const hashOf = /* @__PURE__ */ remember(async (key: string) => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key)))
  return Array.from(hash.subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('')
})
