/** Returns the result of the work, or calls `expire` when it does not come in time. */
export function withinTime<Result, Instead>(
  work: Promise<Result>,
  milliseconds: number,
  expire: () => Instead,
): Promise<Result | Instead> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      try {
        resolve(expire())
      } catch (error) {
        reject(error)
      }
    }, milliseconds)
    work.then(
      (result) => {
        clearTimeout(timer)
        resolve(result)
      },
      (error: unknown) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
}
