const isEsm = process.env.MODULES === 'esm'

module.exports = {
  testEnvironment: process.env.DOM,
  testMatch: ['**/billing.test.tsx'],
  transform: { '\\.tsx$': './transform.cjs' },
  ...(isEsm && { extensionsToTreatAsEsm: ['.tsx'] }),
}
