/** The text of a Markdown page without its blocks of code. */
export const withoutCode = (text: string) => text.replaceAll(/^```[^]*?^```/gm, '')

/** The anchors of a page, as GitHub makes them of its headings, and those written by hand. */
export function anchorsOf(page: string): string[] {
  const text = withoutCode(page)
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
  return [...headings, ...[...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id = '']) => id)]
}
