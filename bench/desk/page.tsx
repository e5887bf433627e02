import { createRoot, type Root } from 'react-dom/client'
import { PortalSessionsTable } from '../../src/desk/index.ts'

const hour = 3_600_000

/** What a desk that has this many sessions answers, in bytes as a network would have it. */
const answers = new Map<number, Uint8Array<ArrayBuffer>>()

function answerOf(count: number): Uint8Array<ArrayBuffer> {
  const made =
    answers.get(count) ?? new TextEncoder().encode(JSON.stringify({ sessions: sessionsOf(count) }))
  answers.set(count, made)
  return made
}

/** In no order, as a list may come. */
function sessionsOf(count: number): object[] {
  const now = Date.now()
  return Array.from({ length: count }, (_, index) => {
    const expires = now + hour - ((index * 7919) % count) * (hour / 2 / count)
    const customer = (index * 31) % 997
    return {
      id: `ps_${index}`,
      isUsed: false,
      createdAt: new Date(expires - hour).toISOString(),
      expiresAt: new Date(expires).toISOString(),
      customerId: `cus_${customer}`,
      customerExternalId: `acme-${customer}`,
      described: {
        customerName: `Acme Branch ${customer}`,
        customerHref: `/customers/${customer}`,
      },
    }
  })
}

let root: Root | undefined
let parent: HTMLElement | undefined

/** Mounts a table, and gives the milliseconds until its rows are on the screen. */
async function mount(count: number): Promise<number> {
  const answer = answerOf(count)
  const within = document.body.appendChild(document.createElement('div'))
  parent = within
  root = createRoot(within)
  await nextFrame()
  const start = performance.now()
  root.render(<PortalSessionsTable fetch={async () => new Response(answer)} />)
  await rowsIn(within)
  await nextFrame()
  await afterPaint()
  return performance.now() - start
}

async function unmount(): Promise<void> {
  root?.unmount()
  parent?.remove()
  root = undefined
  parent = undefined
  await nextFrame()
  await afterPaint()
}

function rowsIn(within: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!within.querySelector('[data-portal-desk-revoke]')) return
      observer.disconnect()
      resolve()
    })
    observer.observe(within, { childList: true, subtree: true })
  })
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** A message waits for the frame that is being drawn. */
function afterPaint(): Promise<unknown> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = resolve
    port2.postMessage(undefined)
  }).finally(() => port1.close())
}

let isWatching = false
let frames: number[] = []

/** Notes how long each frame takes, until it is told to stop. */
function watchFrames(): void {
  isWatching = true
  frames = []
  let before = performance.now()
  requestAnimationFrame(function frame(now) {
    frames.push(now - before)
    before = now
    if (isWatching) requestAnimationFrame(frame)
  })
}

/** Gives the milliseconds of the frames that were watched. */
function stopWatching(): readonly number[] {
  isWatching = false
  return frames
}

const desk = { mount, unmount, watchFrames, stopWatching }
Object.assign(window, { desk })

export type DeskPage = typeof desk
