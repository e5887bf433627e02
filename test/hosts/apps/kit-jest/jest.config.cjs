const isEsm = process.env.MODULES === 'esm'

const inDom = (testEnvironment) => ({
  displayName: testEnvironment,
  testEnvironment,
  testMatch: ['**/billing.test.tsx'],
  transform: { '\\.tsx$': './transform.cjs' },
  ...(isEsm && { extensionsToTreatAsEsm: ['.tsx'] }),
})

module.exports = {
  // Room for a busy machine: no test measures time.
  testTimeout: 60_000,
  projects: [inDom('jsdom'), inDom('@happy-dom/jest-environment')],
}
