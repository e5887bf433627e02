import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { MarginFrontClient } from '../../../src/server/marginfront/index.ts'
import { secretKey } from './scriptedFetch.ts'

it('shows its key to nobody who looks at it', () => {
  const client = new MarginFrontClient(secretKey)
  const seen = [
    JSON.stringify(client),
    inspect(client, { depth: 9, showHidden: true, getters: true }),
    inspect(client.portalSessions, { depth: 9, showHidden: true }),
    String(client),
  ].join()
  expect(seen).not.toContain('SENTINEL')
})
