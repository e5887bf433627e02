import { resolve } from 'node:path'
import ts from 'typescript'

/** Reads source files, and what they import, as the compiler sees them. */
export function programOf(root: string, files: readonly string[]): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(
    resolve(root, 'tsconfig.json'),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  )
  return ts.createProgram(
    files.map((file) => resolve(root, file)),
    config?.options ?? {},
  )
}
