import ts from 'typescript'

/** What the type parameters of an alias stand for, by their names. */
type Meanings = ReadonlyMap<string, ts.TypeNode>

/** Types whose own text says less than another name. */
const plainNames: Readonly<Record<string, string>> = {
  HeaderValues: 'HeadersInit',
  PortalLabelsOption: 'PortalLabels',
  PortalDeskLabelsOption: 'PortalDeskLabels',
  PortalSessionDescriptions: '{ [id]: { customerName, customerHref } }',
}

/** The parameters that the host takes apart, since each is one object with all there is. */
const takenApart = new Set(['args', 'entry', 'context'])

/**
 * Returns a type as a person writes it: without `undefined`, which an option is when it is left out,
 * without `readonly` and type arguments, and with unions and functions written out. Where a function
 * may return a value or a promise of it, only the value is named: the page says so once.
 */
export function typeInWords(
  checker: ts.TypeChecker,
  node: ts.TypeNode,
  meanings: Meanings = new Map(),
): string {
  const words = (type: ts.TypeNode) => typeInWords(checker, type, meanings)

  if (ts.isParenthesizedTypeNode(node)) return words(node.type)
  if (ts.isTypeOperatorNode(node)) return words(node.type)
  if (ts.isArrayTypeNode(node)) {
    const element = node.elementType
    return arrayOf(ts.isTypeReferenceNode(element) ? element.getText() : words(element))
  }
  if (ts.isUnionTypeNode(node)) return unionOf(node.types.filter(isWritten).map(valueOf).map(words))
  if (ts.isFunctionTypeNode(node)) {
    const parameters = node.parameters.map((each) => parameterInWords(checker, each, meanings))
    return `(${parameters.join(', ')}) => ${words(node.type)}`
  }
  if (ts.isTypeLiteralNode(node)) return `{ ${node.members.flatMap(memberInWords).join(', ')} }`
  if (ts.isIndexedAccessTypeNode(node)) return ofMember(checker, node)
  if (ts.isTypeReferenceNode(node)) return ofReference(checker, node, meanings)
  return node.getText().replaceAll(/\s+/g, ' ')
}

function ofReference(
  checker: ts.TypeChecker,
  node: ts.TypeReferenceNode,
  meanings: Meanings,
): string {
  const name = node.typeName.getText()
  const [argument] = node.typeArguments ?? []
  const meaning = meanings.get(name)
  if (meaning) return typeInWords(checker, meaning)
  if (plainNames[name]) return plainNames[name]
  if (argument && name === 'Partial') return typeInWords(checker, argument, meanings)
  if (argument && name === 'Promise') return `Promise<${typeInWords(checker, argument, meanings)}>`
  if (argument && name === 'Pick') return node.getText()
  const alias = aliasOf(checker, node)
  if (!alias || !isWrittenOut(checker, alias.type)) return name
  const parameters = alias.typeParameters?.map(({ name: parameter }) => parameter.text) ?? []
  const given = parameters.flatMap((parameter, at) => {
    const type = node.typeArguments?.[at]
    return type ? [[parameter, type] as const] : []
  })
  return typeInWords(checker, alias.type, new Map(given))
}

/** Whether the text of an alias says more than its name: of a large object, the name says enough. */
function isWrittenOut(checker: ts.TypeChecker, node: ts.TypeNode): boolean {
  if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node)) {
    return isWrittenOut(checker, node.type)
  }
  if (ts.isUnionTypeNode(node)) return node.types.every((each) => isWrittenOut(checker, each))
  if (ts.isTypeReferenceNode(node)) {
    const alias = aliasOf(checker, node)
    return !alias || node.typeName.getText() in plainNames || isWrittenOut(checker, alias.type)
  }
  return !ts.isMappedTypeNode(node) && !ts.isIntersectionTypeNode(node)
}

function aliasOf(
  checker: ts.TypeChecker,
  node: ts.TypeReferenceNode,
): ts.TypeAliasDeclaration | undefined {
  const symbol = checker.getSymbolAtLocation(node.typeName)
  const target =
    symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  return target?.declarations
    ?.filter((each) => !each.getSourceFile().isDeclarationFile)
    .find(ts.isTypeAliasDeclaration)
}

/** Such as `MarginFrontClientOptions['fetch']`: what that option's own type is. */
function ofMember(checker: ts.TypeChecker, node: ts.IndexedAccessTypeNode): string {
  const name = node.indexType.getText().replaceAll("'", '')
  const member = checker.getTypeFromTypeNode(node.objectType).getProperty(name)
  const declaration = member?.declarations?.find(ts.isPropertySignature)
  return declaration?.type ? typeInWords(checker, declaration.type) : node.getText()
}

function parameterInWords(
  checker: ts.TypeChecker,
  { name, type }: ts.ParameterDeclaration,
  meanings: Meanings,
): string {
  const written = (type && meanings.get(type.getText())) ?? type
  if (!written || !takenApart.has(name.getText())) return name.getText()
  const whole = checker.getTypeFromTypeNode(written)
  const parts = whole.isUnion() ? whole.types : [whole]
  const members = parts.flatMap((part) => part.getProperties().map(({ name: member }) => member))
  return members.length > 0 ? `{ ${[...new Set(members)].join(', ')} }` : name.getText()
}

function isWritten(node: ts.TypeNode, _: number, all: readonly ts.TypeNode[]): boolean {
  const isPromised = all.some((each) => each !== node && each.getText() === valueOf(node).getText())
  return node.kind !== ts.SyntaxKind.UndefinedKeyword && !(isPromise(node) && isPromised)
}

/** What a promise in a union is of: whoever returns one may return the value as well. */
function valueOf(node: ts.TypeNode): ts.TypeNode {
  const [value] = isPromise(node) ? (node.typeArguments ?? []) : []
  return value ?? node
}

function isPromise(node: ts.TypeNode): node is ts.TypeReferenceNode {
  return ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Promise'
}

function unionOf(members: readonly string[]): string {
  const different = [...new Set(members)]
  if (different.length === 1) return different.join('')
  return different.map((each) => (each.includes('=>') ? `(${each})` : each)).join(' | ')
}

const arrayOf = (element: string) => (element.includes(' | ') ? `(${element})[]` : `${element}[]`)

/** A member by its name, and by its value where there is only one; none that must be left out. */
function memberInWords(member: ts.TypeElement): string[] {
  const name = member.name?.getText() ?? ''
  const type = ts.isPropertySignature(member) ? member.type : undefined
  if (type?.kind === ts.SyntaxKind.UndefinedKeyword) return []
  const isOneValue = type && ts.isLiteralTypeNode(type)
  return [isOneValue ? `${name}: ${type.getText()}` : name]
}
