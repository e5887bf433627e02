/** Writes down what the host of a page hears, where it outlives the page. */
export function tell(...words: unknown[]): void {
  sessionStorage['told'] = `${sessionStorage['told'] ?? ''}${words.join(' ')}\n`
}
