import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Returns what a page has below a heading; without an anchor, what it has before its first one.
 *
 * @param place the page and the anchor, such as `docs/errors.md#all-of-them`
 */
export function sectionOf(root: string, place: string): string {
  const [path = '', anchor] = place.split('#')
  const lines = readFileSync(join(root, path), 'utf8').split('\n')
  const start = anchor === undefined ? 0 : lines.findIndex((line) => anchorOf(line) === anchor)
  if (start === -1) throw new Error(`There is no heading ${place}.`)
  const depth = anchor === undefined ? Infinity : depthOf(lines[start] ?? '')
  const below = lines.slice(start + 1)
  const end = below.findIndex((line) => isHeading(line) && depthOf(line) <= depth)
  return (end === -1 ? below : below.slice(0, end)).join('\n').trim()
}

/** The anchor that GitHub makes of a heading. */
function anchorOf(line: string): string | undefined {
  if (!isHeading(line)) return undefined
  return line
    .replace(/^#+ /, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

// A comment in a shell's code has one sign alone, and no section of a page does.
const isHeading = (line: string) => /^#{2,6} /.test(line)
const depthOf = (line: string) => /^#*/.exec(line)?.[0].length ?? 0
