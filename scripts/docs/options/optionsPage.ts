import type ts from 'typescript'
import { en } from '../../../src/locales/en.ts'
import type { Option } from './Option.ts'
import { optionSections, type OptionSection } from './optionSections.ts'
import { optionTable, tableOf } from './optionTable.ts'
import { programOf } from './programOf.ts'
import { readOptions } from './readOptions.ts'

const intro = `# Options

Every option of the package, taken from its types. An option that is \`undefined\` is the same as one left out, and your functions may be
async wherever their answers are used.

<!-- Made by \`npm run docs\` from the types in src/ and their comments. Change those, not this page. -->`

/** A part of the page, with the options that its table has. */
export interface ReadSection extends OptionSection {
  options: Option[]
}

/** Reads the options of every part of the page. */
export function readOptionSections(root: string): ReadSection[] {
  const files = optionSections.flatMap(({ file, besides }) => [
    file,
    ...(besides ? [besides.file] : []),
  ])
  const program = programOf(root, [...new Set(files)])
  return optionSections.map((section) => ({ ...section, options: optionsOf(program, section) }))
}

/** Returns the page on options, as Markdown. */
export function optionsPage(sections: readonly ReadSection[]): string {
  const parts = sections.map(({ heading, intro: words, name, options }) =>
    [heading, words, name === 'PortalLabels' ? labelTable(options) : optionTable(options)].join(
      '\n\n',
    ),
  )
  return [intro, ...parts].join('\n\n')
}

function optionsOf(program: ts.Program, { besides, file, name }: OptionSection): Option[] {
  const elsewhere = new Set(besides && readOptions(program, besides).map((option) => option.name))
  return readOptions(program, { file, name }).filter((option) => !elsewhere.has(option.name))
}

/** Of words, the English ones say more than a type. */
function labelTable(options: readonly Option[]): string {
  const words: Record<string, unknown> = { ...en }
  const rows = options
    .filter(({ name }) => typeof words[name] === 'string')
    .map(({ name, text }) => [`\`${name}\``, String(words[name]), text])
  return tableOf(['name', 'in English', 'what it is'], rows)
}
