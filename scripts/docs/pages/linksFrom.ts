import { dirname, posix } from 'node:path'

/** Returns the text of a page with its links as they lead from another one. */
export function linksFrom(from: string, to: string, text: string): string {
  return text.replaceAll(
    /\]\((?![a-z]+:)([^)#\s]*)(#[^)\s]*)?\)/g,
    (_, path: string, anchor = '') => {
      const file = path === '' ? from : posix.join(dirname(from), path)
      return `](${posix.relative(dirname(to), file)}${anchor})`
    },
  )
}
