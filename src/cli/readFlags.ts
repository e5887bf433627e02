import { parseArgs } from 'node:util'
import { closestWord } from '../shared/closestWord.ts'
import { UsageError } from './UsageError.ts'

interface FlagType {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  readonly multiple?: boolean
}

type FlagTypes = Readonly<Record<string, FlagType>>

type Flags<Types extends FlagTypes> = {
  [Name in keyof Types]?: Types[Name] extends { multiple: true }
    ? ValueOf<Types[Name]>[]
    : ValueOf<Types[Name]>
}

type ValueOf<Type extends FlagType> = Type['type'] extends 'string' ? string : boolean

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
  return read(args, types, () => {
    // It is not repeated: where quotes were forgotten, it may be half of a sign-in, or a key.
    throw new UsageError(`Unexpected argument. ${aboutArguments}`.trim())
  })
}

/**
 * Reads the flags of a command that takes arguments too, and those arguments.
 *
 * @throws {UsageError} for an unknown flag, or a flag without its value
 */
export function readFlagsAndArguments<const Types extends FlagTypes>(
  args: readonly string[],
  types: Types,
): { flags: Flags<Types>; positionals: string[] } {
  const positionals: string[] = []
  const flags = read(args, types, (value) => positionals.push(value))
  return { flags, positionals }
}

function read<const Types extends FlagTypes>(
  args: readonly string[],
  types: Types,
  onPositional: (value: string) => void,
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
    if (token.kind === 'positional') onPositional(token.value)
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
