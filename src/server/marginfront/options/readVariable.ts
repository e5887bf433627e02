/**
 * Returns an environment variable, or `undefined` where it is missing, blank, or not to be read:
 * some runtimes have no `process`, and Deno throws without its permission.
 */
export function readVariable(name: string): string | undefined {
  try {
    return globalThis.process?.env?.[name]?.trim() || undefined
  } catch {
    return undefined
  }
}
