import type { Bench } from './Finding.ts'

/** A part of the bench. */
export interface Part {
  /** As it is asked for, and as its place in docs/performance.md is marked. */
  name: string
  /** What it measures. */
  measures: string
  load: () => Promise<{ bench: Bench }>
  /** Whether it runs only when it is asked for: it takes long, or needs more than `npm ci` brings. */
  isAlone?: true
}

/** Every part, in the order in which they run. Each has its marks in docs/performance.md. */
export const parts: readonly Part[] = [
  {
    name: 'route',
    measures: 'the portal route beside the same by hand, as a function and through toNodeHandler',
    load: () => import('./route.ts'),
  },
  {
    name: 'load',
    measures: 'the portal route while many ask at once, wait, or hang up',
    load: () => import('./load.ts'),
  },
  {
    name: 'client',
    measures: 'from the click to leaving, and what the button costs a page as it loads',
    load: () => import('./client.ts'),
  },
  {
    name: 'buttons',
    measures: 'a thousand buttons on one page',
    load: () => import('./buttons.ts'),
  },
  {
    name: 'cold',
    measures: 'the import of each entry in Node, and the first answer in workerd',
    load: () => import('./cold.ts'),
  },
  {
    name: 'sizes',
    measures: 'what each entry weighs in a production build',
    load: () => import('./sizes.ts'),
  },
  {
    name: 'desk',
    measures: "the support desk's table at 100, 10,000 and 100,000 sessions",
    load: () => import('./desk.ts'),
  },
  {
    name: 'emulator',
    measures: 'the emulator at 100, 10,000 and 100,000 sessions',
    load: () => import('./emulator.ts'),
  },
  {
    name: 'peers',
    measures: "portal routes and buttons of other packages, beside this one's",
    load: () => import('./peers.ts'),
  },
  {
    name: 'preconnect',
    measures: 'what connecting to the portal ahead of time would gain in each engine',
    load: () => import('./preconnect.ts'),
    isAlone: true,
  },
]
