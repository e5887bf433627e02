import { chosenRoom } from './scripts/mutants/rooms.ts'

const cache = 'node_modules/.cache/stryker'

export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutants.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner', './scripts/mutants/ignoreProse.js'],
  ignorers: ['prose'],
  mutate: [...chosenRoom.files],
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: `${cache}/${chosenRoom.name}.incremental.json`,
  tempDirName: `${cache}/sandbox`,
  ignoreStatic: true,
  timeoutMS: 3_000,
  timeoutFactor: 1,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: `${cache}/${chosenRoom.name}.json` },
  concurrency: 2,
  thresholds: { high: 95, low: 90, break: 90 },
}
