import { resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '../..')

// What the reader of a snippet has in the app already.
const reader = `
  declare function currentUser(request: Request): Promise<{ accountId: string } | null>
  declare function currentStaff(
    request: Request,
  ): Promise<{ email: string; roles: readonly string[] } | null>
  declare const db: {
    insert(table: string, row: object): Promise<void>
    customersByMarginFrontId(
      ids: readonly string[],
    ): Promise<Record<string, { name: string; page: string }>>
  }
  declare const mailer: { sendBillingLink(letter: object): Promise<void> }
`

const config = ts.getParsedCommandLineOfConfigFile(
  resolve(root, 'tsconfig.json'),
  {
    paths: {
      '@marginfront/react': [resolve(root, 'src/index.ts')],
      '@marginfront/react/desk': [resolve(root, 'src/desk/index.ts')],
      '@marginfront/react/server': [resolve(root, 'src/server/index.ts')],
      '@marginfront/react/server/node': [resolve(root, 'src/server/node/index.ts')],
      '@marginfront/react/emulator': [resolve(root, 'src/emulator/index.ts')],
      '@marginfront/react/testing': [resolve(root, 'src/testing/index.ts')],
      '@marginfront/react/testing/msw': [resolve(root, 'src/testing/msw/index.ts')],
      '@marginfront/react/testing/playwright': [resolve(root, 'src/testing/playwright/index.ts')],
      '@marginfront/react/check': [resolve(root, 'src/check/index.ts')],
      '@marginfront/react/locales/desk': [resolve(root, 'src/locales/desk/index.ts')],
      '@marginfront/react/locales': [resolve(root, 'src/locales/index.ts')],
    },
  },
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
)
const readerFile = resolve(root, 'test/docs/reader.d.ts')
const snippetFile = resolve(root, 'test/docs/snippet.tsx')
const texts: Record<string, string> = { [readerFile]: reader }
// All but the snippet stays the same, and most of the time goes into reading it.
const sources = new Map<string, ts.SourceFile | undefined>()
let last: ts.Program | undefined

/** What the compiler says of code that imports the package, as a reader would write it. */
export function typeErrors(code: string): string[] {
  texts[snippetFile] = code
  sources.delete(snippetFile)

  const host = ts.createCompilerHost(config?.options ?? {})
  const { readFile, fileExists, getSourceFile } = host
  host.readFile = (name) => texts[name] ?? readFile(name)
  host.fileExists = (name) => name in texts || fileExists(name)
  host.getSourceFile = (name, ...rest) => {
    if (!sources.has(name)) sources.set(name, getSourceFile(name, ...rest))
    return sources.get(name)
  }

  const names = [readerFile, snippetFile]
  const program = ts.createProgram(names, config?.options ?? {}, host, last)
  last = program
  return names.flatMap((name) => {
    const file = program.getSourceFile(name)
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
    )
  })
}
