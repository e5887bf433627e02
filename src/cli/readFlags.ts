import { parseArgs } from 'node:util'
import { closestWord } from '../shared/closestWord.ts'
import { UsageError } from './UsageError.ts'

type FlagTypes = Readonly<Record<string, { type: 'string' | 'boolean'; short?: string }>>

type Flags<Types extends FlagTypes> = {
  [Name in keyof Types]?: Types[Name]['type'] extends 'string' ? string : boolean
}

/**
 * Reads the flags of a command.
 *
 * @param options `aboutArguments`: what to say to someone who gives an argument that is no flag
 * @throws {UsageError} for an unknown flag, a flag without its value, or an argument that is no flag
 */
export function readFlags<const Types extends FlagTypes>(
  args: readonly string[],
  types: Types,
  { aboutArguments = '' }: { aboutArguments?: string } = {},
): Flags<Types> {
  // Not `strict`, because its messages speak to programmers.
  const { values, tokens } = parseArgs({
    args: [...args],
    options: types,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind === 'positional') {
      throw new UsageError(`Unexpected argument ${token.value}. ${aboutArguments}`.trim())
    }
    if (token.kind === 'option') checkOption(token, types)
  }
  return values as Flags<Types>
}

interface OptionToken {
  name: string
  rawName: string
  value?: string | undefined
  inlineValue?: boolean | undefined
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken, types: FlagTypes): void {
  const type = Object.hasOwn(types, name) ? types[name]?.type : undefined
  if (type === undefined) {
    const meant = closestWord(name, Object.keys(types))
    throw new UsageError(
      `There is no option ${rawName}.${meant === undefined ? '' : ` Did you mean --${meant}?`}`,
    )
  }
  if (type === 'boolean' && value !== undefined) {
    throw new UsageError(`${rawName} takes no value.`)
  }
  const isMissing = value === undefined || value === '' || (!inlineValue && value.startsWith('-'))
  if (type === 'string' && isMissing) throw new UsageError(`${rawName} needs a value.`)
}
