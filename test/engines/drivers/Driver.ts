/** One browser engine, and how to start it. */
export interface Driver {
  engine: Engine
  /** A program that it needs and this machine does not have. */
  missing: () => string | undefined
  launch: () => Promise<Browser>
}

/** The engines, as the table names them. */
export const engines = ['Chromium', 'Firefox', 'WebKitGTK'] as const
export type Engine = (typeof engines)[number]

/** A browser that runs. */
export interface Browser {
  /** Closes all tabs, and opens one with a history and a storage of its own. */
  startOver: (how: { javaScript: boolean }) => Promise<Tab>
  /** Every tab that is open, whoever opened it. */
  tabs: () => Promise<Tab[]>
  /** Takes the network away from a tab, as its page would see it, or gives it back. */
  setOffline: (tab: Tab, isOffline: boolean) => Promise<void>
  close: () => Promise<void>
}

/** One tab: a person's hands, and eyes in the page. */
export interface Tab {
  /** The same for the same tab. */
  id: unknown
  /** Begins to go there; what is awaited is seen in the page. */
  goto: (url: string) => Promise<void>
  url: () => Promise<string>
  /** Runs a function in the page; it sees its arguments and nothing else of its file. */
  evaluate: <Result, Args extends unknown[]>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ) => Promise<Result>
  mouseMove: (at: Point) => Promise<void>
  mouseDown: () => Promise<void>
  mouseUp: () => Promise<void>
  keyDown: (key: Key) => Promise<void>
  keyUp: (key: Key) => Promise<void>
  /** Types a text, key by key. */
  type: (text: string) => Promise<void>
  /** Copies what is selected, or pastes, by keyboard. */
  shortcut: (letter: 'c' | 'v') => Promise<void>
  /** A key that stays down until it has been sent so many times. */
  holdKey: (key: Key, times: number) => Promise<void>
  /** A finger that goes down at one point and up at the other. */
  drag: (from: Point, to: Point) => Promise<void>
  bringToFront: () => Promise<void>
  close: () => Promise<void>
}

export type Key = 'Enter' | 'Space' | 'Tab'

export interface Point {
  x: number
  y: number
}

/** Thrown for what a driver has no means for: the cell is skipped, and says why. */
export class CannotDo extends Error {}
