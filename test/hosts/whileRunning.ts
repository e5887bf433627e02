import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { freePort } from './freePort.ts'
import type { RunningApp, StartApp } from './Host.ts'
import { startByCommand } from './startByCommand.ts'
import type { MarginFront } from './startMarginFront.ts'
import type { InstalledHost } from './toolChecks.ts'

const patience = 90_000

/** Starts an app, hands over where it answers, and ends it. */
export async function whileRunning(
  start: string | StartApp,
  { app, env, marginFront }: InstalledHost & { marginFront: MarginFront },
  visit: (origin: string, running: RunningApp) => Promise<void>,
): Promise<void> {
  const port = await freePort()
  const startApp = typeof start === 'string' ? startByCommand(start) : start
  const running = await startApp({
    app,
    port,
    marginFront: marginFront.origin,
    env: {
      ...env,
      PORT: String(port),
      NODE_OPTIONS: `--import=${pathToFileURL(env['HOSTS_REROUTE'] ?? '').href}`,
    },
  })
  try {
    const origin = `http://localhost:${port}`
    await untilItAnswers(origin, running)
    await visit(origin, running)
  } finally {
    await running.stop()
  }
}

async function untilItAnswers(origin: string, running: RunningApp): Promise<void> {
  const deadline = Date.now() + patience
  while (Date.now() < deadline && !running.hasEnded()) {
    try {
      const answer = await fetch(origin, { redirect: 'manual' })
      await answer.arrayBuffer()
      return
    } catch {
      await delay(100)
    }
  }
  throw new Error(`Nothing answers at ${origin}. The app said:\n${running.printed()}`)
}
