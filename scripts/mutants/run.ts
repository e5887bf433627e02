// Runs Stryker for each room, or for those that are named, and fails where one is not held.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { roomOf, rooms } from './rooms.ts'

const { positionals } = parseArgs({ allowPositionals: true })
const chosen = positionals.length > 0 ? positionals.map(roomOf) : rooms

const weak: string[] = []
for (const { name } of chosen) {
  console.log(`\n${name}`)
  const stryker = spawn('node', ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run'], {
    env: { ...process.env, MUTANTS_ROOM: name },
    stdio: 'inherit',
  })
  const [code] = await once(stryker, 'exit')
  if (code !== 0) weak.push(name)
}
console.log(weak.length > 0 ? `\nNot held: ${weak.join(', ')}` : '\nEach room is held.')
process.exitCode = weak.length > 0 ? 1 : 0
