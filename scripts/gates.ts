/** A check that is one command: it passes when the command does. */
export interface Gate {
  name: string
  command: string
}

const script = (name: string): Gate => ({ name, command: `node --run ${name}` })

/** What needs nothing but the sources, and the build that all else needs. */
export const sourceGates: readonly Gate[] = [
  script('build'),
  script('check:lint'),
  script('check:format'),
]

/** What judges the built package, or code that imports it by its name, as the examples do. */
export const builtGates: readonly Gate[] = [
  script('check:types'),
  script('check:unused'),
  script('check:exports'),
  script('check:declarations'),
  script('check:size'),
]

/** What must hold after all else ran on a clean clone. */
export const cleanTreeGate: Gate = {
  name: 'clean tree',
  command: 'node scripts/checkCleanTree.ts',
}
