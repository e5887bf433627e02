/** One figure of a bench, and the bar that it is held to. */
export interface Finding {
  /** What was measured. */
  name: string
  /** What it came to, with its unit. */
  figure: string
  /** What it may come to at most. */
  bar: string
  passed: boolean
}

/** What a part of the bench exports by the name of `bench`. */
export type Bench = () => Promise<readonly Finding[]>
