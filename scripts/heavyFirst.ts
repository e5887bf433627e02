import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Makes a sequencer that begins with what takes long, so that no core waits for it at the end.
 * Vitest would go by what it measured before, of which a clean clone has nothing.
 *
 * @param heavy the ends of the paths, the longest file first
 */
export const heavyFirst = (heavy: readonly string[]): typeof BaseSequencer =>
  class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const order = ({ project }: TestSpecification) => project.config.sequence.groupOrder
      const rank = ({ moduleId }: TestSpecification) => {
        const found = heavy.findIndex((file) => moduleId.endsWith(file))
        return found === -1 ? heavy.length : found
      }
      const sorted = await super.sort(files)
      return sorted.sort((a, b) => order(a) - order(b) || rank(a) - rank(b))
    }
  }
