const tooLate = Symbol('too late')

/** Gives the result of the work, or calls `expire` when it does not come in time. */
export async function withinTime<Result, Instead>(
  work: Promise<Result>,
  milliseconds: number,
  expire: () => Instead,
): Promise<Result | Instead> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const expiry = new Promise<typeof tooLate>((resolve) => {
    timer = setTimeout(() => resolve(tooLate), milliseconds)
  })
  try {
    const result = await Promise.race([work, expiry])
    return result === tooLate ? expire() : result
  } finally {
    clearTimeout(timer)
  }
}
