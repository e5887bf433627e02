/** The route's own limit leaves no room for a clause. */
export class RouteLimited extends Error {
  override readonly name = 'RouteLimited'

  constructor(seconds: number) {
    super(`The route's own limit asks to wait ${seconds} s. Raise it while you check.`)
  }
}
