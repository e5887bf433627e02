import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from './Host.ts'

/** A row for one way to serve an app in AWS Lambda; `file` is the module with the function. */
export function lambdaHost(title: string, packages: readonly string[], file: string): Host {
  return {
    title,
    folder: 'examples/lambda',
    packages,
    prepare: (app) => copyFile(join(import.meta.dirname, 'lambda.mjs'), join(app, 'lambda.mjs')),
    typecheck: 'npm run typecheck',
    start: `APP_ORIGIN=http://localhost:$PORT node lambda.mjs ${file}`,
    hidesHangUps: 'API Gateway does not tell a function that the browser hung up',
  }
}
