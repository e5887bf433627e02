import { execFile } from 'node:child_process'
import { cp, mkdtemp, symlink } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const git = promisify(execFile)

/** Copies what git knows or would add, as it is now, beside the same `node_modules`. */
export async function copyRepository(root: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'marginfront-react-mutants-'))
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const { stdout } = await git('git', ['-c', 'safe.directory=*', ...listing], { cwd: root })
  for (const file of new Set(stdout.split('\0'))) {
    // A file that was deleted is still listed until that is committed.
    if (file === '' || !existsSync(join(root, file))) continue
    await cp(join(root, file), join(copy, file))
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  return copy
}
