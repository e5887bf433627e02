import type { Ask, Bench } from '../../bench/Bench.ts'
import type { Exchange } from '../../exchange/Exchange.ts'

/** Finds the one field of a body that makes the route bill another, by leaving half of them out. */
export async function narrowDown(bench: Bench, ask: Ask): Promise<Exchange | undefined> {
  const fields = Object.entries(ask.fields ?? {})
  if (fields.length < 2) return undefined
  let left = fields
  while (left.length > 1) {
    const half = left.slice(0, left.length >> 1)
    left = billsAnother(bench, await askWith(bench, ask, half)) ? half : left.slice(half.length)
  }
  // It may take two fields at once, and then none of them shows it.
  const plainest = await askWith(bench, ask, left)
  return billsAnother(bench, plainest) ? plainest : undefined
}

const askWith = (bench: Bench, ask: Ask, fields: [string, unknown][]) =>
  bench.ask({ ...ask, fields: Object.fromEntries(fields) })

const billsAnother = ({ customer }: Bench, { minted }: Exchange) =>
  minted.some(({ customerId }) => customerId !== customer.customerId)
