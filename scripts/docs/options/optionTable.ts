import type { Option } from './Option.ts'

/** Returns a Markdown table of options. One without a default in any row has no column for it. */
export function optionTable(options: readonly Option[]): string {
  const hasDefaults = options.some(({ standard }) => standard !== undefined)
  const rows = options.map((option) => [
    code(option.name),
    code(option.type),
    ...(hasDefaults ? [standardOf(option)] : []),
    option.text,
  ])
  return tableOf(['name', 'type', ...(hasDefaults ? ['default'] : []), 'what it does'], rows)
}

/** Returns a Markdown table. */
export function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.map(escaped).join(' | ')} |`).join('\n')
}

function standardOf({ standard, isRequired }: Option): string {
  if (standard === undefined) return isRequired ? '**required**' : ''
  return isValue(standard) ? code(standard.replace(/(?<=\d)_(?=\d)/g, '')) : standard
}

/** Whether a default is what one would write, rather than words about it. */
const isValue = (text: string) => /^(['[].*['\]]|[\d_]+|true|false|\w+\.\w+)$/.test(text)

const code = (text: string) => `\`${text}\``

// GitHub takes a bar for the end of a cell, in code too.
const escaped = (text: string) => text.replaceAll('|', '\\|')
