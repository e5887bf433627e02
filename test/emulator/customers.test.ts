import { describe, expect, it } from 'vitest'
import { createEmulator, type EmulatorCustomer } from '../../src/emulator/index.ts'
import { acme, globex, mint } from './support.ts'

const now = () => Date.UTC(2026, 0, 20)
const customer = { id: acme, externalId: 'x-1', name: 'X' }
const accountsOf = (customers?: readonly EmulatorCustomer[], time = now) =>
  createEmulator({ now: time, ...(customers && { customers }) }).customers

describe('the default customers', () => {
  it('are Acme and Globex, which nobody can mistake for each other', () => {
    const [first, second] = accountsOf()
    expect(first).toMatchObject({ id: acme, externalId: 'acme-001' })
    expect(second).toMatchObject({ id: globex, externalId: 'globex-001' })
    expect(first?.subscription?.name).not.toBe(second?.subscription?.name)
    expect(first?.subscription?.currency).toBe('USD')
    expect(second?.subscription?.currency).toBe('EUR')
    expect(first?.invoices.map(({ total }) => total)).not.toEqual(
      second?.invoices.map(({ total }) => total),
    )
  })
})

describe('what a customer was not given', () => {
  it('is made up, always the same for the same customer', () => {
    expect(accountsOf([customer])).toEqual(accountsOf([customer]))
    const [one] = accountsOf([customer])
    const [other] = accountsOf([{ ...customer, externalId: 'x-2' }])
    expect(one?.invoices).not.toEqual(other?.invoices)
  })

  it('is half a year of invoices and usage up to the running month', () => {
    const [account] = accountsOf([customer])
    expect(account?.invoices).toHaveLength(6)
    expect(account?.invoices.at(-1)).toMatchObject({
      periodStart: '2025-12-01T00:00:00.000Z',
      periodEnd: '2025-12-31T00:00:00.000Z',
      createdAt: '2026-01-01T00:00:00.000Z',
      dueDate: '2026-01-31T00:00:00.000Z',
      status: 'issued',
    })
    for (const { months } of account?.usage ?? []) {
      expect(months.map(({ month }) => month)).toEqual([
        '2025-07',
        '2025-08',
        '2025-09',
        '2025-10',
        '2025-11',
        '2025-12',
        '2026-01',
      ])
    }
  })

  it('never has an invoice that is overdue before its day, or due after it', () => {
    for (let index = 0; index < 60; index += 1) {
      const [account] = accountsOf([{ ...customer, externalId: `x-${index}`, netTerms: index }])
      for (const { status, dueDate } of account?.invoices ?? []) {
        const pastDue = Date.parse(dueDate) < now()
        expect(pastDue ? ['paid', 'overdue'] : ['issued']).toContain(status)
      }
    }
  })

  it('is left out where the customer says that there is none', () => {
    const nothing = { subscription: null, invoices: [], usage: [] }
    expect(accountsOf([{ ...customer, ...nothing }])).toEqual([{ ...customer, ...nothing }])
  })

  it('waits for its first use, because some runtimes have no time before a request', () => {
    let asked = 0
    const emulator = createEmulator({ now: () => (asked += 1) })
    expect(asked).toBe(0)
    expect(emulator.customers).toHaveLength(2)
    expect(asked).toBeGreaterThan(0)
  })
})

describe('a customer that cannot be meant', () => {
  const refused = (customers: unknown) => () =>
    createEmulator({ customers: customers as EmulatorCustomer[] })

  it.each([
    ['no list', {}, 'customers must be a list'],
    ['no object', ['acme'], 'customers[0] must be an object'],
    ['no id', [{ externalId: 'x', name: 'X' }], 'customers[0].id must be a UUID'],
    ['an empty name', [{ ...customer, name: ' ' }], 'customers[0].name must be a text'],
    ['a field of another name', [{ ...customer, Email: 'x' }], 'Email is not a known field'],
    ['no such time zone', [{ ...customer, timezone: 'Mars' }], 'IANA time zone'],
    ['no such date', [{ ...customer, invoices: [{}] }], 'customers[0].invoices[0].id must be'],
    [
      'no such plan state',
      [{ ...customer, subscription: { name: 'P', status: 'on' } }],
      'customers[0].subscription.status must be one of upcoming, active, ended',
    ],
    [
      'no such month',
      [{ ...customer, usage: [{ name: 'U', months: [{ month: '2026-13', quantity: 1 }] }] }],
      'customers[0].usage[0].months[0].month must be a month',
    ],
    ['an id twice', [customer, { ...customer, externalId: 'x-2' }], 'have the id'],
    ['an external id twice', [customer, { ...customer, id: globex }], 'have the externalId "x-1"'],
  ])('is refused: %s', (_, customers, message) => {
    expect(refused(customers)).toThrow(
      expect.objectContaining({
        code: 'invalid_customers',
        message: expect.stringContaining(message),
      }),
    )
  })
})

it('finds a customer whose UUID was given in capitals', async () => {
  const emulator = createEmulator({ customers: [{ ...customer, id: acme.toUpperCase() }] })
  expect(await mint(emulator, { customerId: acme })).toMatchObject({ customerId: acme })
})
