import type { Clause } from '../../../src/check/clauses/Clause.ts'

/** Words each clause of the page as the check itself does. Why it matters is the page's own to say. */
export function clauseSections(
  page: string,
  clauses: readonly Pick<Clause, 'id' | 'level' | 'title' | 'fix'>[],
): string {
  const [intro = '', ...sections] = page.split(/^(?=### )/m)
  const worded = sections.map((section) => {
    const [heading = '', , ...rest] = section.trim().split(/\n{2,}/)
    const clause = clauses.find(({ id }) => heading === `### ${id}`)
    if (!clause) return section
    const { level, title, fix } = clause
    const why = rest.filter((paragraph) => !paragraph.startsWith(howToFix))
    return [
      heading,
      `**${level}.** ${asMarkdown(title)}`,
      ...why,
      `${howToFix} ${asMarkdown(fix)}\n\n`,
    ].join('\n\n')
  })
  return intro + worded.join('')
}

const howToFix = 'How to fix it:'

/** Plain words as Markdown shows them: a tag would be taken for HTML, and a star for emphasis. */
const asMarkdown = (text: string) => text.replaceAll('<', '&lt;').replaceAll('*', '\\*')
