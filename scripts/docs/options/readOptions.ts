import ts from 'typescript'
import type { Option } from './Option.ts'
import { typeInWords } from './typeInWords.ts'

/** A type of the sources, by the file that exports it. */
export interface NamedType {
  file: string
  name: string
}

/** Returns the options of a type, in the order in which they are written. */
export function readOptions(program: ts.Program, { file, name }: NamedType): Option[] {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const module = source && checker.getSymbolAtLocation(source)
  const symbol =
    module && checker.getExportsOfModule(module).find((each) => each.escapedName === name)
  if (!symbol) throw new Error(`${file} exports no type ${name}.`)

  const type = checker.getDeclaredTypeOfSymbol(symbol)
  const variants = (type.isUnion() ? type.types : [type]).map((variant) =>
    variant.getProperties().flatMap((member) => optionOf(checker, member) ?? []),
  )
  const names = new Set(variants.flat().map((option) => option.name))
  const options = [...names].flatMap((each) => whole(each, variants) ?? [])
  return options.toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired))
}

/** One option of all variants of a type. Where only some have it, it is one of several to choose from. */
function whole(name: string, variants: readonly Option[][]): Option | undefined {
  const everywhere = variants.flatMap((options) => options.filter((option) => option.name === name))
  const given = everywhere.filter(({ type }) => type !== 'undefined')
  const [first] = given.toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired))
  if (!first || variants.length === 1) return first
  const isRequired = given.length === variants.length && given.every((each) => each.isRequired)
  const isChosen = first.isRequired && !isRequired
  return { ...first, isRequired, ...(isChosen && { standard: '**one of the two**' }) }
}

/** What is written by this package: a prop of every `<button>` is not. */
function optionOf(checker: ts.TypeChecker, member: ts.Symbol): Option | undefined {
  const declaration = member.declarations?.find(ts.isPropertySignature)
  if (!declaration?.type || declaration.getSourceFile().isDeclarationFile) return undefined
  return {
    name: member.name,
    type: wordsOf(checker, member, declaration.type),
    standard: tagOf(checker, member, 'default'),
    isRequired: !declaration.questionToken && !(member.flags & ts.SymbolFlags.Optional),
    text: oneLine(ts.displayPartsToString(member.getDocumentationComment(checker))),
  }
}

/** What a type parameter stands for, only the type of the member tells. */
function wordsOf(checker: ts.TypeChecker, member: ts.Symbol, node: ts.TypeNode): string {
  const [written = node] = ts.isUnionTypeNode(node) ? node.types : []
  const isParameter = checker.getTypeFromTypeNode(written).isTypeParameter()
  if (!isParameter) return typeInWords(checker, node)
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(member))
  return checker.typeToString(type).replace(/^NonNullable<(\w+)>$/, '$1')
}

function tagOf(checker: ts.TypeChecker, member: ts.Symbol, name: string): string | undefined {
  const tag = member.getJsDocTags(checker).find((each) => each.name === name)
  return tag && oneLine(ts.displayPartsToString(tag.text))
}

function oneLine(text: string): string {
  return text
    .replaceAll(/\{@link ([^}]+)\}/g, '`$1`')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
