import { noFates, type Fates } from './auditLedger.ts'

/** What a soak counts. */
export interface Figures {
  seconds: number
  requests: number
  faults: number
  /** How requests ended, by outcome and status. */
  outcomes: Record<string, number>
  fates: Fates
  /** Bytes in use by the host after each round, when all was collected that could be. */
  heaps: number[]
  /** What must not be. */
  wrongs: string[]
}

const growthAllowed = 0.1
/** Three to warm up in, three before and three after. */
export const roundsNeeded = 9

export const noFigures = (): Figures => ({
  seconds: 0,
  requests: 0,
  faults: 0,
  outcomes: {},
  fates: { ...noFates },
  heaps: [],
  wrongs: [],
})

export function count(counts: Record<string, number>, name: string, more = 1) {
  counts[name] = (counts[name] ?? 0) + more
}

/** How the memory went from after the warm-up to the end, and what is wrong with that. */
export function judgeMemory(heaps: readonly number[]) {
  // The first third is the warm-up: V8 compiles what runs often, and forgets what does not.
  const third = Math.floor(heaps.length / 3)
  const before = median(heaps.slice(third, 2 * third))
  const after = median(heaps.slice(-third))
  const growth = before > 0 ? after / before - 1 : 0
  const enough = heaps.length >= roundsNeeded
  const wrong = enough
    ? `The memory grew by more than ${growthAllowed * 100}%.`
    : 'There were too few rounds to judge the memory by.'
  return { before, after, growth, wrongs: enough && growth <= growthAllowed ? [] : [wrong] }
}

/** The figures as they are printed. */
export function describeFigures(figures: Figures): string {
  const { seconds, requests, faults, outcomes, fates, heaps } = figures
  const { before, after, growth } = judgeMemory(heaps)
  const minted = Object.values(fates).reduce((total, some) => total + some, 0)
  const answers = Object.entries(outcomes).toSorted(([, one], [, other]) => other - one)
  return `
requests     ${requests} in ${seconds.toFixed(0)} s: ${answers.map(([name, some]) => `${name} ${some}`).join(', ')}
faults       ${faults}
hang-ups     ${outcomes['hung up'] ?? 0}
minted       ${minted}
  delivered  ${fates.delivered}
  revoked    ${fates.revoked}
  crossed    ${fates.crossed} (the answer was sent by the time the browser hung up)
  unnamed    ${fates.unnamed} (a fault ate the answer that named them)
  stranded   ${fates.stranded}
memory       ${megabytes(before)}, then ${megabytes(after)} (${(growth * 100).toFixed(1)}%), after each of ${heaps.length} rounds
`
}

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(2)} MB`

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
