import { isThenable } from '../isThenable.ts'
import { contextField } from './contextField.ts'

/**
 * Hands work to the host's `waitUntil`, so that the runtime stays awake for it, and tells whether
 * the host took it.
 *
 * @param work a promise that never rejects
 */
export function keepAwake(context: unknown, work: Promise<void>): boolean {
  if (!hasWaitUntil(context)) return false
  try {
    const taken = context.waitUntil(work)
    // A host's wrapper may be async, and its rejection would end the process.
    if (isThenable(taken)) Promise.resolve(taken).catch(ignore)
    return true
  } catch {
    // A runtime may refuse after the answer was sent.
    return false
  }
}

/** Tells whether the host has a `waitUntil`. */
export function hasWaitUntil(
  context: unknown,
): context is { waitUntil: (work: Promise<unknown>) => unknown } {
  return typeof contextField(context, 'waitUntil') === 'function'
}

function ignore() {}
