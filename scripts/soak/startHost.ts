import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { HostMessage, HostReport } from './host.ts'

/** The host's process, from outside. */
export interface SoakedHost {
  port: number
  report: () => Promise<HostReport>
  /** Makes the host drop what it has counted, so that the counts do not count as its memory. */
  forget: () => void
  /** Asks it to stop, and says whether it did so of its own accord. */
  close: () => Promise<boolean>
}

/** Starts the host with MarginFront at an origin. */
export async function startHost(environment: {
  MARGINFRONT_ORIGIN: string
  MF_API_SECRET_KEY: string
}): Promise<SoakedHost> {
  const child = fork(new URL('./host.ts', import.meta.url), {
    execArgv: ['--expose-gc'],
    env: { ...process.env, ...environment },
  })

  async function hear<Kind extends HostMessage['kind']>(kind: Kind) {
    const [message]: HostMessage[] = await once(child, 'message', {
      signal: AbortSignal.timeout(30_000),
    })
    if (message?.kind !== kind) throw new Error('The host spoke out of turn.')
    return message as Extract<HostMessage, { kind: Kind }>
  }

  const { port } = await hear('listening')
  return {
    port,
    report() {
      child.send('report')
      return hear('report')
    },
    forget: () => void child.send('forget'),
    async close() {
      const exited = once(child, 'exit')
      child.send('close')
      const [code] = await Promise.race([exited, wait(10_000, ['still awake'], { ref: false })])
      if (code === 'still awake') child.kill('SIGKILL')
      return code === 0
    },
  }
}
