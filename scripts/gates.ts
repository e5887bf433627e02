/** A check that is one command: it passes when the command does. */
export interface Gate {
  name: string
  command: string
}

const script = (name: string): Gate => ({ name, command: `node --run ${name}` })

/** What needs nothing but the sources. The longest is first. */
export const sourceGates: readonly Gate[] = [
  script('build'),
  script('check:types'),
  script('check:lint'),
  script('check:format'),
  script('check:unused'),
]

/** What judges the built package. */
export const packageGates: readonly Gate[] = [
  script('check:exports'),
  script('check:declarations'),
  script('check:size'),
]

/** What must hold after all else ran on a clean clone. */
export const cleanTreeGate: Gate = {
  name: 'clean tree',
  command: 'node scripts/checkCleanTree.ts',
}
