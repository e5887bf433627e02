import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { heavyFirst } from '../../scripts/heavyFirst.ts'

export default defineConfig({
  test: {
    name: 'engines',
    root: join(import.meta.dirname, '../..'),
    // One file for each engine: two at a time run side by side, and in each one scenario after the other.
    include: ['test/engines/runs/*.ts'],
    maxWorkers: 2,
    sequence: {
      sequencer: heavyFirst(['chromium.ts', 'firefox.ts', 'webkit.ts', 'variants.ts']),
    },
    // A driver loses a click or a key now and then on a busy machine. The run names what it played
    // again, and what fails twice has failed.
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { interval: 25, timeout: 10_000 } },
  },
})
