import { spoiledRequest } from './spoiledRequest.ts'
import { routeOptionsFor } from './routeOptionsFor.ts'
import type {
  FailNextOptions,
  PlannedFailure,
  PortalTestFailure,
  RouteFailurePlan,
} from './PortalTestFailure.ts'

/** Keeps the failures that are still to come, oldest first. */
export interface FailurePlan {
  add: (code: PortalTestFailure, options?: FailNextOptions) => void
  /** Takes the next one where it happens on the way to the route. */
  takeOnTheWay: () => 'network' | 'timeout' | undefined
  /** Takes the next one where the route answers with it. */
  takeInRoute: () => RouteFailurePlan | undefined
  clear: () => void
}

/** Creates an empty plan. */
export function createFailurePlan(): FailurePlan {
  const planned: PlannedFailure[] = []

  return {
    add(code, { retryAfter } = {}) {
      if (!isKnown(code)) throw unknownCode(code)
      if (retryAfter !== undefined && !isWait(retryAfter)) throw noWait(retryAfter)
      planned.push({ code, retryAfter })
    },
    takeOnTheWay() {
      const [next] = planned
      if (!next || !isOnTheWay(next.code)) return undefined
      planned.shift()
      return next.code
    },
    takeInRoute() {
      const index = planned.findIndex(({ code }) => !isOnTheWay(code))
      const [next] = index < 0 ? [] : planned.splice(index, 1)
      if (!next || isOnTheWay(next.code)) return undefined
      return { ...next, code: next.code }
    },
    clear() {
      planned.length = 0
    },
  }
}

function isOnTheWay(code: PortalTestFailure): code is 'network' | 'timeout' {
  return code === 'network' || code === 'timeout'
}

function isKnown(code: string): boolean {
  return (
    code === 'network' ||
    code === 'timeout' ||
    Object.hasOwn(spoiledRequest, code) ||
    Object.hasOwn(routeOptionsFor, code)
  )
}

const isWait = (seconds: unknown) => Number.isSafeInteger(seconds) && Number(seconds) >= 1

function noWait(seconds: unknown): TypeError {
  return new TypeError(
    `failNext takes retryAfter in whole seconds from 1, and not ${String(seconds)}: no portal route ` +
      'answers with such a wait.',
  )
}

function unknownCode(code: string): TypeError {
  const known = [...Object.keys(spoiledRequest), ...Object.keys(routeOptionsFor)]
  return new TypeError(
    `failNext does not know ${JSON.stringify(code)}, so no request would have failed. A portal ` +
      `route answers with ${known.join(', ')}; on the way there, network and timeout happen.`,
  )
}
