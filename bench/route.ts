import type { Bench } from './Finding.ts'
import { asFunction } from './route/asFunction.ts'
import { throughNode } from './route/throughNode.ts'

/**
 * Measures the portal route, with all its guards, beside the shortest code by hand that does the same
 * and guards against nothing: as a function, and over real connections through `toNodeHandler`.
 */
export const bench: Bench = async () => {
  process.env['NODE_ENV'] = 'production'
  return [await asFunction(), ...(await throughNode())]
}
