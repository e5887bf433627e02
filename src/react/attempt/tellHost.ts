/** Calls a host's handler on its own, so that one that throws is reported and changes nothing here. */
export function tellHost<Event>(handler: ((event: Event) => void) | undefined, event: Event): void {
  queueMicrotask(() => handler?.(event))
}
