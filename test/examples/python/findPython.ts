import { spawnSync } from 'node:child_process'

/** Gives the Python of this machine, where it has one that the example runs on; else ''. */
export function findPython(): string {
  // Itself, because a launcher may be in its place, which is slow.
  const find = 'import sys; sys.version_info >= (3, 10) and print(sys.executable, end="")'
  return spawnSync('python3', ['-c', find], { encoding: 'utf8' }).stdout ?? ''
}
