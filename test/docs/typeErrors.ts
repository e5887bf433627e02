import { resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '../..')

// What the reader of a snippet has in the app already.
const reader = `
  declare function currentUser(request: Request): Promise<{ accountId: string } | null>
`

/** What the compiler says of code that imports the package, as a reader would write it. */
export function typeErrors(code: string): string[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    resolve(root, 'tsconfig.json'),
    {
      paths: {
        '@marginfront/react': [resolve(root, 'src/index.ts')],
        '@marginfront/react/server': [resolve(root, 'src/server/index.ts')],
        '@marginfront/react/server/node': [resolve(root, 'src/server/node/index.ts')],
        '@marginfront/react/emulator': [resolve(root, 'src/emulator/index.ts')],
        '@marginfront/react/testing': [resolve(root, 'src/testing/index.ts')],
        '@marginfront/react/testing/msw': [resolve(root, 'src/testing/msw/index.ts')],
        '@marginfront/react/testing/playwright': [resolve(root, 'src/testing/playwright/index.ts')],
        '@marginfront/react/locales': [resolve(root, 'src/locales/index.ts')],
      },
    },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  )
  const files: Record<string, string> = {
    [resolve(root, 'test/docs/reader.d.ts')]: reader,
    [resolve(root, 'test/docs/snippet.tsx')]: code,
  }
  const host = ts.createCompilerHost(config?.options ?? {})
  const { readFile, fileExists } = host
  host.readFile = (name) => files[name] ?? readFile(name)
  host.fileExists = (name) => name in files || fileExists(name)

  const program = ts.createProgram(Object.keys(files), config?.options ?? {}, host)
  return Object.keys(files).flatMap((name) => {
    const file = program.getSourceFile(name)
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
    )
  })
}
