import { render } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BillingPortalButton, BillingPortalProvider, usePortalSession } from '../../../src/index.ts'
import { endpoint, startWorker } from '../setUp.tsx'

const { setUp } = startWorker()
const targets: [name: string, target: EventTarget | undefined][] = [
  ['window', window],
  ['document', document],
  ['navigation', 'navigation' in window ? window.navigation : undefined],
]
let live: string[] = []
let added = 0
const undo: (() => void)[] = []

/** Counts at the object itself: some of these are no methods of the prototype's any more. */
function countAt(name: string, target: EventTarget) {
  const { addEventListener, removeEventListener } = target
  Object.assign(target, {
    addEventListener(...args: Parameters<typeof addEventListener>) {
      added += 1
      live.push(`${name} ${args[0]}`)
      addEventListener.apply(target, args)
    },
    removeEventListener(...args: Parameters<typeof removeEventListener>) {
      const index = live.indexOf(`${name} ${args[0]}`)
      if (index >= 0) live.splice(index, 1)
      removeEventListener.apply(target, args)
    },
  })
  undo.push(() => void Object.assign(target, { addEventListener, removeEventListener }))
}

beforeEach(() => {
  setUp()
  // React listens for some events of the document from its first root on, and never stops.
  render(<p />).unmount()
  live = []
  added = 0
  for (const [name, target] of targets) if (target) countAt(name, target)
})
afterEach(() => {
  for (const restore of undo.splice(0)) restore()
})

function Hook() {
  usePortalSession({ endpoint })
  return null
}

// A thousand take their time on a busy machine. Nothing here measures it.
const longer = { timeout: 60_000 }

const many = (count: number) => (
  <BillingPortalProvider endpoint={endpoint} onReturn={() => {}}>
    {Array.from({ length: count }, (_, index) => (
      <BillingPortalButton key={index} target={index % 2 ? '_blank' : '_self'} />
    ))}
    <Hook />
  </BillingPortalProvider>
)

describe.each([
  ['as it is', undefined],
  ['in StrictMode', StrictMode],
])('on window, document and navigation, %s', (_, wrapper) => {
  const options = wrapper && { wrapper }

  it('a thousand buttons listen as one does, and none is left after they are gone', longer, () => {
    const one = render(many(1), options)
    const [ofOne, addedForOne] = [live.toSorted(), added]
    one.rerender(many(1))
    expect(added).toBe(addedForOne)
    expect(ofOne).toContain('window pageshow')
    one.unmount()
    expect(live).toEqual([])

    added = 0
    const thousand = render(many(1000), options)
    expect(live.toSorted()).toEqual(ofOne)
    expect(added).toBe(addedForOne)
    thousand.unmount()
    expect(live).toEqual([])
  })

  it('those that are left still listen when the first has gone', () => {
    const first = render(many(1), options)
    const ofOne = live.toSorted()
    const second = render(many(1), options)
    first.unmount()
    expect(live.toSorted()).toEqual(ofOne)
    second.unmount()
    expect(live).toEqual([])
  })
})
