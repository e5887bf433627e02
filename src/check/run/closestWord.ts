/** The word that is most likely meant, where one is near enough. */
export function closestWord(typed: string, words: readonly string[]): string | undefined {
  const [closest] = words
    .map((word) => ({ word, distance: distanceBetween(typed, word) }))
    .sort((one, other) => one.distance - other.distance)
  return closest && closest.distance <= Math.max(3, typed.length / 3) ? closest.word : undefined
}

/** How many letters must be put in, taken out or changed (Levenshtein). */
function distanceBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (const [column, otherLetter] of [...other].entries()) {
      const change = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1)
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
