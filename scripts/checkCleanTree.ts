import { execFileSync } from 'node:child_process'

// The clone may belong to another user than the one that runs the tests.
const changes = execFileSync('git', ['-c', 'safe.directory=*', 'status', '--porcelain'], {
  encoding: 'utf8',
})
if (changes) {
  console.error(
    'The run changed the work tree. A generated file would be committed by accident, or a tracked ' +
      `one is not what its sources give. Ignore the first, commit the second:\n${changes}`,
  )
  process.exitCode = 1
}
