import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { serve } from '../../src/shared/serve.ts'
import { spawnDemo, startDemo, type DemoSettings } from './startDemo.ts'

async function takenPort(): Promise<number> {
  const { port, close } = await serve(async () => new Response(), { port: 0 })
  onTestFinished(close)
  return port
}

const isListening = (origin: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/** Runs a demo that cannot start, and gives how it ended and its last line. */
async function runToTheEnd(settings: DemoSettings) {
  const demo = spawnDemo(settings)
  onTestFinished(() => demo.signal('SIGKILL'))
  const code = await demo.ended
  return { code, lines: demo.printed().trim().split('\n') }
}

describe('the terminal', () => {
  it('says what to open, and that the clock can be moved', async () => {
    const demo = await startDemo()
    onTestFinished(() => demo.stop())
    expect(demo.printed()).toContain(`Open         ${demo.origin}`)
    expect(demo.printed()).toContain(`Emulator     ${demo.emulator}/`)
    expect(demo.printed()).toContain('an hour')
    expect((await fetch(demo.origin)).status).toBe(200)
    expect(await (await fetch(`${demo.emulator}/`)).text()).toContain('Advance one hour')
  })
})

describe('a port that is taken', () => {
  it.each(['PORT', 'EMULATOR_PORT'])('is told in one sentence that names %s', async (variable) => {
    const port = await takenPort()
    const { code, lines } = await runToTheEnd({ [variable]: String(port) })
    expect(code).toBe(1)
    expect(lines.at(-1)).toBe(
      `Port ${port} is already in use: choose another one with ${variable}.`,
    )
    expect(lines.join('\n')).not.toMatch(/^\s+at /m)
  })

  it('leaves no emulator behind', async () => {
    const emulator = await serve(async () => new Response(), { port: 0 })
    await emulator.close()
    const { code } = await runToTheEnd({
      PORT: String(await takenPort()),
      EMULATOR_PORT: String(emulator.port),
    })
    expect(code).toBe(1)
    expect(await isListening(emulator.origin)).toBe(false)
  })
})

describe('a setting that makes no sense', () => {
  it.each([
    [{ PORT: 'three' }, 'PORT must be a number from 0 to 65535; 0 picks a free one.'],
    [{ EMULATOR_PORT: '70000' }, /^EMULATOR_PORT must be a number/],
    [{ MF_API_SECRET_KEY: 'mf_sk_test_x', MF_PORTAL_ORIGIN: 'portal' }, /^MF_PORTAL_ORIGIN must/],
  ] as const)('is told in one sentence', async (settings, sentence) => {
    const { code, lines } = await runToTheEnd(settings)
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(sentence)
  })
})

describe('the end', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('comes at once on %s', async (signal) => {
    const demo = await startDemo()
    onTestFinished(() => demo.signal('SIGKILL'))
    // A browser that keeps its connections open holds nothing up.
    const { origin, emulator } = demo
    const browsers = [origin, emulator].map((to) => connect(Number(new URL(to).port), '127.0.0.1'))
    await Promise.all(browsers.map((socket) => new Promise((done) => socket.once('connect', done))))
    for (const socket of browsers) socket.on('error', () => {})

    demo.signal(signal)
    expect(await demo.ended).toBe(0)
    expect(await isListening(origin)).toBe(false)
    expect(await isListening(emulator)).toBe(false)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('comes when npm alone hears %s', async (signal) => {
    // Without scripts, so that npm does not build the package anew beneath the other tests.
    const demo = await startDemo({}, ['npm', 'run', '--ignore-scripts', 'demo'])
    demo.signal(signal)
    await demo.ended
    expect(await isListening(demo.origin)).toBe(false)
    expect(await isListening(demo.emulator)).toBe(false)
  })

  it('comes at once while the pages are still being built', async () => {
    const demo = spawnDemo()
    onTestFinished(() => demo.signal('SIGKILL'))
    await demo.until(/built first/)
    demo.signal('SIGINT')
    expect(await demo.ended).toBe(0)
  })
})
