import { readVariable } from './readVariable.ts'

/** Tells whether this is production. Where nothing says so, it is taken for development. */
export function isProduction(): boolean {
  return readVariable('NODE_ENV') === 'production'
}
