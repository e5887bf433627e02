import { readFileSync } from 'node:fs'

/** A block of code in a page of the documentation. */
export interface Snippet {
  language: string
  code: string
  /** Where it stands, for messages. */
  line: number
}

/** The code blocks of a Markdown file. */
export function snippetsOf(file: string): Snippet[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? '',
    code: match[2] ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }))
}
