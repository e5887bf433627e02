import { statSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { chosenRoom } from './scripts/mutants/rooms.ts'

/** Most mutants fail in a small file, long before the great tables are through. */
class SmallestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sizeOf = ({ moduleId }: TestSpecification) => statSync(moduleId).size
    return files.toSorted((one, other) => sizeOf(one) - sizeOf(other))
  }
}

/** The tests of one room of the server half: what `npm run mutants` runs for each mutant. */
export default defineConfig({
  test: {
    include: [...chosenRoom.tests],
    exclude: ['**/*.browser.test.ts'],
    // A mutant that never answers is told as soon as that.
    testTimeout: 5_000,
    sequence: { sequencer: SmallestFirst },
  },
})
