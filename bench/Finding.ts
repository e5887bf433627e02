/** One figure of a bench, and the bar that it is held to. */
export interface Measured {
  /** What was measured. */
  name: string
  /** What it came to, with its unit: the median, where it was measured more than once. */
  figure: string
  /** Where the middle half of the runs lie. @default it was measured once, and is always the same */
  spread?: string | undefined
  /** What it may come to, as `at most 2 times`. @default none: it is shown, and held to nothing */
  bar?: string | undefined
  /** Whether the bar holds. */
  passed: boolean
  /** What the figure is made of, a line each. */
  details?: readonly string[] | undefined
}

/** What this machine could not measure. */
export interface NotMeasured {
  name: string
  /** Why, and how to have it measured. */
  notMeasured: string
}

export type Finding = Measured | NotMeasured

/** What was asked of a part of the bench. */
export interface Asked {
  /** Whether it was asked for by its name: then it may install what it needs and is not here. */
  byName: boolean
}

/** What a part of the bench exports by the name of `bench`. */
export type Bench = (asked: Asked) => Promise<readonly Finding[]>
