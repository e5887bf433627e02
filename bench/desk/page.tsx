import { createRoot, type Root } from 'react-dom/client'
import { PortalSessionsTable } from '../../src/desk/index.ts'

const hour = 3_600_000

const lists = new Map<number, { sessions: object[] }>()

function listOf(count: number) {
  const made = lists.get(count) ?? { sessions: sessionsOf(count) }
  lists.set(count, made)
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

/**
 * Mounts a table, and gives the milliseconds until its rows are on the screen. The answer is decoded
 * already: however the sessions are shown, that is the browser's work, and as long as they are many.
 */
async function mount(count: number): Promise<number> {
  const list = structuredClone(listOf(count))
  const within = document.body.appendChild(document.createElement('div'))
  parent = within
  root = createRoot(within)
  await nextFrame()
  const start = performance.now()
  root.render(
    <PortalSessionsTable
      fetch={async () => Object.assign(new Response(), { json: async () => list })}
    />,
  )
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

/** Gives the milliseconds that the browser takes to decode the answer. */
async function decode(count: number): Promise<number> {
  const answer = new Response(JSON.stringify(listOf(count)))
  const start = performance.now()
  await answer.json()
  return performance.now() - start
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

const desk = { mount, unmount, decode, watchFrames, stopWatching }
Object.assign(window, { desk })

export type DeskPage = typeof desk
