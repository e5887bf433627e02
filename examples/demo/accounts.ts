import type { Settings } from './settings.ts'

/** A customer of Larkspur, and the person who signs in for it. */
export interface Account {
  id: 'acme' | 'globex'
  role: 'customer'
  company: string
  person: string
  /** The customer's id in MarginFront's books, which never leaves the server. */
  externalId: string
}

export function listAccounts({ externalIds }: Settings): readonly Account[] {
  return [
    {
      id: 'acme',
      role: 'customer',
      company: 'Acme Corporation',
      person: 'Wile Coyote',
      externalId: externalIds.acme,
    },
    {
      id: 'globex',
      role: 'customer',
      company: 'Globex GmbH',
      person: 'Hanna Scorpio',
      externalId: externalIds.globex,
    },
  ]
}
