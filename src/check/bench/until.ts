const pause = 25

/** Looks again and again until something holds or the time is up, and tells whether it holds. */
export async function until(holds: () => Promise<boolean>, within: number): Promise<boolean> {
  const end = Date.now() + within
  for (;;) {
    if (await holds()) return true
    if (Date.now() >= end) return false
    await waitFor(pause)
  }
}

export const waitFor = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
