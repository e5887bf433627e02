/** Finds the one name that something goes wrong under, by leaving half of them out again and again. */
export async function narrowDown<Found>(
  names: readonly string[],
  look: (some: readonly string[]) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  if (names.length < 2) return undefined
  let left = names
  while (left.length > 1) {
    const half = left.slice(0, left.length >> 1)
    left = (await look(half)) ? half : left.slice(half.length)
  }
  // It may take two names at once, and then none of them shows it.
  return look(left)
}
