import {
  createEmulator,
  type Emulator,
  type EmulatorCustomer,
  type EmulatorOptions,
} from '../../emulator/index.ts'
import type { CheckOptions, NamedCustomer, SignIn } from '../CheckOptions.ts'
import { CheckError } from '../CheckError.ts'
import { emulatorInProcess } from '../marginfront/emulatorInProcess.ts'
import { emulatorOverHttp } from '../marginfront/emulatorOverHttp.ts'
import type { MarginFront } from '../marginfront/MarginFront.ts'
import { serve } from '../../shared/serve.ts'

type Options = Pick<
  CheckOptions,
  'emulator' | 'emulatorPort' | 'customers' | 'signedIn' | 'signedInOther'
> & { tell: (line: string) => void }

// Known to nobody's sign-in, so that it can be named where no customer may be.
const decoy: EmulatorCustomer = {
  id: 'dec0dec0-0000-4000-8000-000000000000',
  externalId: 'decoy-of-the-check',
  name: 'Decoy',
}

/** Takes the emulator that is there already, or serves one. */
export async function openMarginFront(options: Options): Promise<MarginFront> {
  const { emulator, emulatorPort = 4242, tell } = options
  if (typeof emulator === 'string') return emulatorOverHttp(emulator)
  if (emulator) return emulatorInProcess(emulator)

  const own = serveable({
    customers: customersOf(options),
    // Where a route expects links to lead when nothing else is said; nobody follows them here.
    origin: 'https://portal.marginfront.com',
  })
  const served = await serve(own.fetch, { port: emulatorPort }).catch((cause: unknown) => {
    throw inPlainWords(cause, emulatorPort)
  })
  tell(`MarginFront is emulated on ${served.origin}. Run the route with:`)
  tell(`  MF_API_BASE_URL=${served.origin}/v1`)
  tell(`  MF_API_SECRET_KEY=${own.secretKeys[0]}`)
  return emulatorInProcess(own, served.close)
}

function serveable(settings: EmulatorOptions): Emulator {
  try {
    return createEmulator(settings)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new CheckError('invalid_options', `customers (--customers) cannot be used: ${why}`, {
      cause,
    })
  }
}

function customersOf({ customers, signedIn, signedInOther }: Options): EmulatorCustomer[] {
  if (customers !== undefined && !Array.isArray(customers)) {
    throw new CheckError(
      'invalid_options',
      'customers (--customers) must be a list, such as [{"externalId": "acme-001"}].',
    )
  }
  const known: EmulatorCustomer[] = [...(customers ?? createEmulator().customers)]
  const named = [signedIn.customer, signedInOther?.customer].filter((one) => one !== undefined)
  for (const [index, customer] of named.entries()) {
    if (!known.some((one) => isCalled(one, customer))) known.push(newCustomer(customer, index))
  }
  return [...known, decoy]
}

const isCalled = ({ id, externalId }: EmulatorCustomer, customer: NamedCustomer) =>
  customer.customerId === undefined
    ? externalId === customer.customerExternalId
    : id.toLowerCase() === customer.customerId.toLowerCase()

function newCustomer({ customerId, customerExternalId }: NamedCustomer, index: number) {
  const name = customerExternalId ?? customerId
  const id = customerId ?? `c0de0000-0000-4000-8000-00000000000${index + 1}`
  return { id, externalId: customerExternalId ?? customerId, name }
}

/** The id that MarginFront has for the customer of a sign-in. */
export async function customerIdOf(
  marginFront: MarginFront,
  { customer }: SignIn,
): Promise<string | undefined> {
  if (!customer) return undefined
  const { customerId: id, customerExternalId: externalId } = customer
  const known = await marginFront.find({ id, externalId })
  if (known) return known.id
  throw new CheckError(
    'emulator',
    `The emulator knows no customer ${id ?? externalId}. Give it one, or name another for the sign-in.`,
  )
}

function inPlainWords(cause: unknown, port: number): CheckError {
  const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
  return new CheckError(
    'emulator',
    isTaken
      ? `Port ${port} is taken, so the check cannot serve its emulator there. Choose another with ` +
          'emulatorPort (--emulator-port), or, if an emulator of yours runs there, pass it as ' +
          'emulator (--emulator-origin).'
      : `The check cannot serve its emulator on port ${port}.`,
    { cause },
  )
}
