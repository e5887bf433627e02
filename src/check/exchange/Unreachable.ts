/** Nothing listens at the address of the route. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}
