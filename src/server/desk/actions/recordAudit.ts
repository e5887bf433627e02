import type { PortalDeskAuditEntry } from '../options/DeskFunctions.ts'
import type { DeskSettings } from '../options/readDeskOptions.ts'
import type { DeskCall } from './DeskCall.ts'

type OwnFacts<Entry> = Entry extends unknown
  ? Omit<Entry, 'request' | 'context' | 'actor' | 'requestId' | 'at'>
  : never

/** Has the host write down what is about to be done. Where that fails, so does this. */
export async function recordAudit<Context>(
  { audit }: Pick<DeskSettings<Context>, 'audit'>,
  { visit, actor }: Pick<DeskCall<Context>, 'visit' | 'actor'>,
  facts: OwnFacts<PortalDeskAuditEntry<Context>>,
): Promise<void> {
  const { args, requestId } = visit
  await audit?.(
    Object.freeze({ ...args, requestId, at: new Date().toISOString(), actor, ...facts }),
  )
}
