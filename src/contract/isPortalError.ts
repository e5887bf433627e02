import { isErrorCode } from './isErrorCode.ts'
import type { PortalError } from './PortalError.ts'

/**
 * Tells whether a value is a {@link PortalError}, of this copy of the package or of another one.
 *
 * A page can hold two copies, ESM beside CommonJS, whose classes differ but whose names and codes do
 * not.
 */
export function isPortalError(value: unknown): value is PortalError {
  const { name, code }: Partial<Record<'name' | 'code', unknown>> = Object(value)
  return name === 'PortalError' && isErrorCode(code)
}
