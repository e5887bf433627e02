import { describe, expect, it } from 'vitest'
import { createEmulator, type EmulatorCustomer } from '../../src/emulator/index.ts'
import { acme, createVisitor, globex, mint, textOf } from './support.ts'

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
    ['an empty name', [{ ...customer, name: ' ' }], 'customers[0].name must be a non-empty string'],
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

it('tells every mistake of every customer at once, with its place', () => {
  const customers: unknown = [
    { ...customer, email: 5, Phone: '1' },
    { ...customer, id: 'x', subscription: { name: 'P' } },
    customer,
  ]
  const problems = [
    'customers[0].Phone is not a known field; perhaps phone is meant.',
    'customers[0].email must be a non-empty string, not 5.',
    expect.stringMatching(/^customers\[1\]\.id must be a UUID such as \S+, not "x"\.$/),
    expect.stringContaining('customers[1].subscription.status must be one of'),
    `customers[2].id is taken: two customers have the id "${acme}".`,
    'customers[1].externalId is taken: two customers have the externalId "x-1".',
  ]
  expect(() => createEmulator({ customers: customers as EmulatorCustomer[] })).toThrow(
    expect.objectContaining({ problems: expect.arrayContaining(problems) }),
  )
})

it('takes a field that is null for one that was left out', () => {
  const nulls = { email: null, netTerms: null, timezone: null, invoices: null, usage: null }
  const customers: unknown = [{ ...customer, ...nulls }]
  expect(accountsOf(customers as EmulatorCustomer[])).toEqual(accountsOf([customer]))
})

describe('two customers whose ids differ in case alone', () => {
  it('are refused when it is the UUID, which means the same in capitals', () => {
    const twin = { ...customer, id: acme.toUpperCase(), externalId: 'x-2' }
    expect(() => createEmulator({ customers: [customer, twin] })).toThrow(
      /customers\[1\]\.id is taken/,
    )
  })

  it('are two when it is the external id', async () => {
    const emulator = createEmulator({
      customers: [
        { id: acme, externalId: 'B', name: 'Big' },
        { id: globex, externalId: 'b', name: 'Small' },
      ],
    })
    const pageOf = async (customerExternalId: string) => {
      const { url } = await mint(emulator, { customerExternalId })
      return textOf(await (await createVisitor(emulator)(url)).text())
    }
    expect(await pageOf('B')).toContain('Big')
    expect(await pageOf('b')).toContain('Small')
  })
})

describe('customers.add', () => {
  const initech = {
    id: '7C9E6679-7425-40DE-944B-E07FC1F90AE7',
    externalId: 'initech-1',
    name: 'Initech',
  }

  it('makes a customer who can be billed at once', async () => {
    const emulator = createEmulator({ now })
    const { customers } = emulator
    const account = customers.add(initech)
    expect(account).toMatchObject({ id: initech.id.toLowerCase(), name: 'Initech' })
    expect(account.invoices).toHaveLength(6)
    expect(customers.at(-1)).toBe(account)
    const byExternalId = await mint(emulator, { customerExternalId: 'initech-1' })
    const byId = await mint(emulator, { customerId: initech.id })
    expect([byExternalId['customerId'], byId['customerId']]).toEqual([account.id, account.id])
  })

  it.each([
    [
      'no name',
      { ...initech, name: undefined },
      /customer\.name must be a non-empty string; it is missing/,
    ],
    ['an unknown field', { ...initech, Name: 'X' }, /customer\.Name is not a known field/],
    ['an id that is taken', { ...initech, id: acme.toUpperCase() }, /customer\.id is taken/],
    [
      'an external id that is taken',
      { ...initech, externalId: 'acme-001' },
      /externalId "acme-001"/,
    ],
  ])('refuses %s, and adds nobody', (_, wrong: unknown, message) => {
    const { customers } = createEmulator()
    expect(() => customers.add(wrong as EmulatorCustomer)).toThrow(message)
    expect(customers).toHaveLength(2)
  })

  it('is undone by reset', async () => {
    const emulator = createEmulator()
    emulator.customers.add(initech)
    emulator.reset()
    expect(emulator.customers.map(({ externalId }) => externalId)).toEqual([
      'acme-001',
      'globex-001',
    ])
    emulator.customers.add(initech)
    expect(emulator.customers).toHaveLength(3)
  })
})

it('finds a customer whose UUID was given in capitals', async () => {
  const emulator = createEmulator({ customers: [{ ...customer, id: acme.toUpperCase() }] })
  expect(await mint(emulator, { customerId: acme })).toMatchObject({ customerId: acme })
})
