import { isMarginFrontError } from '../marginfront/errors.ts'
import { createRefusalLimit } from './createRefusalLimit.ts'
import { operatorLine } from './operatorLine.ts'
import type { RouteEvent } from './RouteEvent.ts'

/**
 * Makes the handler for hosts without `onEvent`, who must still see what does not work: each failure,
 * and refusals as far as {@link createRefusalLimit} lets them through.
 */
export function createConsoleHandler(): (event: RouteEvent) => void {
  const countLeftOut = createRefusalLimit()

  return (event) => {
    if (event.type === 'failed') console.error(operatorLine(event), ...thrownByHost(event))
    if (event.type !== 'refused') return
    const leftOut = countLeftOut(String(event.code))
    if (leftOut !== undefined) console.warn(operatorLine(event, leftOut))
  }
}

// The host's own error needs its stack to be found. Of the client's, the line says all there is.
function thrownByHost(event: RouteEvent): unknown[] {
  return 'cause' in event && !isMarginFrontError(event.cause) ? [event.cause] : []
}
