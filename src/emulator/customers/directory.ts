import type { EmulatorAccount, EmulatorCustomer, EmulatorCustomers } from './EmulatorCustomer.ts'
import { isTaken, readCustomer, refuse } from './readCustomers.ts'
import { toAccount } from './toAccount.ts'

/** Everybody who can be billed, found by either id. */
export interface Directory {
  readonly all: EmulatorCustomers
  /** By MarginFront's id, in any spelling of the UUID. */
  find(id: string): EmulatorAccount | undefined
  findByExternalId(externalId: string): EmulatorAccount | undefined
  /** Forgets whoever was added. */
  reset(): void
}

/** Makes the accounts on first use and not before: in workerd a module that loads has no time yet. */
export function createDirectory(
  customers: readonly EmulatorCustomer[],
  now: () => number,
): Directory {
  let opened: ReturnType<typeof open> | undefined
  const accounts = () => (opened ??= open(customers, now))
  return {
    get all() {
      return accounts().all
    },
    find: (id) => accounts().byId.get(id.toLowerCase()),
    findByExternalId: (externalId) => accounts().byExternalId.get(externalId),
    reset() {
      opened = undefined
    },
  }
}

function open(customers: readonly EmulatorCustomer[], now: () => number) {
  const accounts: EmulatorAccount[] = []
  const byId = new Map<string, EmulatorAccount>()
  const byExternalId = new Map<string, EmulatorAccount>()

  const enter = (customer: EmulatorCustomer) => {
    const account = toAccount(customer, now())
    accounts.push(account)
    byId.set(account.id, account)
    byExternalId.set(account.externalId, account)
    return account
  }
  const add: EmulatorCustomers['add'] = (customer) => {
    const read = readCustomer(customer)
    refuse([
      ...(byId.has(read.id) ? [isTaken('customer', 'id', read.id)] : []),
      ...(byExternalId.has(read.externalId)
        ? [isTaken('customer', 'externalId', read.externalId)]
        : []),
    ])
    return enter(read)
  }
  customers.forEach(enter)
  // Out of sight, so that the list still equals a plain one.
  const all = Object.defineProperty(Object.assign(accounts, { add }), 'add', { enumerable: false })
  return { all, byId, byExternalId }
}
