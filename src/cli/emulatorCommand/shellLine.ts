/**
 * Writes a command and its arguments as one line for cmd.exe, so that none of them is split,
 * and none of it is taken for more than text.
 *
 * A caret takes its meaning from each sign of cmd.exe's own, inside quotes too: batch files such
 * as npm.cmd hand the line to cmd.exe once more.
 */
export const shellLine = (words: readonly string[]): string =>
  words.map((word) => (/^[\w@+:./\\-]+$/.test(word) ? word : quoted(word))).join(' ')

function quoted(word: string): string {
  // Backslashes count double before a quote, and nowhere else.
  const escaped = word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\*)$/, '$1$1')
  return `"${escaped}"`.replace(/[()\][%!^"`<>&|;, *?]/g, '^$&')
}
