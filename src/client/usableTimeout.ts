/** The longest wait that a browser knows, 24 days: https://html.spec.whatwg.org/#timers */
const longest = 2 ** 31 - 1

/** Returns a timeout that timers take, in milliseconds: this one, or another where it is none. */
export const usableTimeout = (timeout = 0, otherwise = 15_000): number =>
  timeout > 0 ? Math.min(timeout, longest) : otherwise
