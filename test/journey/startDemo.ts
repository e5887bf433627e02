import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const server = join(root, 'examples/demo/server.ts')

/** What a run of the demo may be told; whatever else it reads of this machine is kept away. */
export type DemoSettings = Readonly<Record<string, string>>

/** The demo as a program that just began. */
export interface DemoProcess {
  /** Everything that it has said so far. */
  printed: () => string
  /** Waits until it has said this; fails when it ends before. */
  until: (pattern: RegExp) => Promise<RegExpExecArray>
  /** Waits for its end and gives the exit code, or the signal that it died of. */
  ended: Promise<number | string>
  signal: (name: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => void
}

/** A demo that runs, with an emulator unless it was given a key. */
export interface Demo extends DemoProcess {
  origin: string
  /** Where the emulator is; empty where none was started. */
  emulator: string
  /** Ends it as Ctrl-C does, and waits until it is gone. */
  stop: () => Promise<void>
}

/** One link, as the emulator's own books have it. */
export interface MintedLink {
  id: string
  status: 'live' | 'used' | 'expired' | 'revoked'
}

/**
 * Starts the demo's program and leaves it alone.
 *
 * @param command `npm run demo`, say, in place of the program itself
 */
export function spawnDemo(
  settings: DemoSettings = {},
  [program, ...args]: readonly [string, ...string[]] = [process.execPath, server],
): DemoProcess {
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      MF_API_SECRET_KEY: undefined,
      MF_API_BASE_URL: undefined,
      MF_PORTAL_ORIGIN: undefined,
      PORT: '0',
      EMULATOR_PORT: '0',
      ...settings,
    },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      child.emit('said')
    })
  }
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal)

  return {
    printed: () => text,
    async until(pattern) {
      for (;;) {
        const found = pattern.exec(text)
        if (found) return found
        const end = ended.then((code) => {
          throw new Error(`The demo ended with ${code} and had said:\n${text}`)
        })
        await Promise.race([once(child, 'said'), end])
      }
    },
    ended,
    signal: (name) => child.kill(name),
  }
}

/** Starts the demo on free ports and waits until it can be opened. */
export async function startDemo(...how: Parameters<typeof spawnDemo>): Promise<Demo> {
  const demo = spawnDemo(...how)
  await demo.until(/Ctrl-C/)
  const [, origin = ''] = await demo.until(/Open +(http:\S+)/)
  const [, emulator = ''] = /Emulator +(http:\S+)\//.exec(demo.printed()) ?? []
  return {
    ...demo,
    origin,
    emulator,
    async stop() {
      demo.signal('SIGINT')
      await demo.ended
    },
  }
}

/** Every link that the emulator has minted since it was last told to forget. */
export async function mintedLinks({ emulator }: Demo): Promise<readonly MintedLink[]> {
  const answer = await fetch(`${emulator}/_emulator/sessions`)
  const { sessions }: { sessions: readonly MintedLink[] } = await answer.json()
  return sessions
}

/** Tells the emulator something by its control surface. */
export async function steer(
  { emulator }: Demo,
  action: 'clock' | 'faults' | 'reset',
  fields: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const answer = await fetch(`${emulator}/_emulator/${action}`, {
    method: 'POST',
    body: JSON.stringify(fields),
  })
  if (!answer.ok) throw new Error(await answer.text())
}
