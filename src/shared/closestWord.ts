/** Finds the word that was probably meant; nothing when none is close. */
export function closestWord(typed: string, words: readonly string[]): string | undefined {
  const [closest] = words
    .map((word) => ({ word, distance: editDistance(typed.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= Math.floor(word.length / 2))
    .toSorted((a, b) => a.distance - b.distance)
  return closest?.word
}

/** How many letters to insert, remove or replace (Levenshtein). */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [row, letter] of Array.from(from).entries()) {
    const current = [row + 1]
    for (const [column, other] of Array.from(to).entries()) {
      current.push(
        Math.min(
          (previous[column] ?? 0) + (letter === other ? 0 : 1),
          (previous[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
        ),
      )
    }
    previous = current
  }
  return previous[to.length] ?? 0
}
