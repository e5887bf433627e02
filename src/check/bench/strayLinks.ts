import type { Exchange } from '../exchange/Exchange.ts'
import type { Bench } from './Bench.ts'
import { isOpen } from '../marginfront/MarginFront.ts'
import { waitFor } from './until.ts'

// What is minted in the background comes a moment after the answer.
const settling = 150
const slice = 50

/**
 * Counts what is minted after the answers of some exchanges, in the background, and left open: the
 * links that belong to none of them.
 */
export async function strayLinks<T extends readonly Exchange[]>(
  { marginFront }: Pick<Bench, 'marginFront'>,
  work: () => Promise<T>,
  within = settling,
): Promise<{ result: T; stray: number }> {
  const before = new Set((await marginFront.sessions()).map(({ id }) => id))
  const result = await work()
  const known = new Set(result.flatMap(({ minted }) => minted.map(({ id }) => id)))
  // In slices: a busy machine may skip one, and what was due in it comes in the next.
  for (let left = within; left > 0; left -= slice) await waitFor(slice)
  const stray = (await marginFront.sessions()).filter(
    (session) => isOpen(session) && !before.has(session.id) && !known.has(session.id),
  )
  return { result, stray: stray.length }
}
