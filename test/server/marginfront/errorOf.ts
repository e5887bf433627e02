/** Returns what a construction throws; one that works fails the test. */
export function errorOf(construct: () => unknown): unknown {
  try {
    construct()
  } catch (error) {
    return error
  }
  throw new Error('Expected it to throw')
}
