import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { StartApp } from './Host.ts'

/** Starts an app by a command. */
export function startByCommand(command: string): StartApp {
  return async ({ app, env }) => {
    // A group of its own, so that the processes that it starts end with it.
    const child = spawn(command, {
      cwd: app,
      env,
      shell: true,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk
      })
    }
    const ended = once(child, 'close')
    const signal = (name: 'SIGTERM' | 'SIGKILL') => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, name)
      } catch {
        // The whole group is gone already.
      }
    }
    // Nor may it outlive the run, however that ends.
    const kill = () => signal('SIGKILL')
    process.once('exit', kill)
    return {
      printed: () => said,
      hasEnded: () => child.exitCode !== null,
      async stop() {
        signal('SIGTERM')
        await Promise.race([ended, delay(5000, undefined, { ref: false })])
        kill()
        await ended
        process.off('exit', kill)
      },
    }
  }
}
