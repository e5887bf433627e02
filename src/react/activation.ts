import type { PortalErrorCode } from '../contract/errorTable.ts'
import { PortalError } from '../contract/PortalError.ts'
import { openWaitingTab } from './browserWindow.ts'
import { deliver } from './deliver.ts'
import type { PortalResult, PortalSettings } from './PortalOptions.ts'
import { requestPortalUrl } from './requestPortalUrl.ts'
import { tellHost } from './tellHost.ts'

/** One click on its way to the portal, shared by every button that is pressed meanwhile. */
export interface Activation {
  /** How it ended. Never rejects. */
  outcome: Promise<PortalResult>
  /** Whether the link is on its way, or this page is about to leave for it. */
  isLive: () => boolean
  /** One button waits no longer; when the last one goes, the attempt is aborted. */
  release: () => void
}

interface SharedActivation extends Activation {
  source: unknown
  scope: string | undefined
  waiting: number
}

// A module's set, not React state: two clicks in one tick must see each other, and so must buttons
// in separate React roots. Only clicks write to it, so a server never does.
const live = new Set<SharedActivation>()

/** Joins the attempt that is live for the same endpoint and scope, or else starts one. */
export function activate(options: PortalSettings): Activation {
  const { endpoint, requestSession, scope, target, navigate, timeout, labels } = options
  const source = endpoint ?? requestSession
  for (const other of live) {
    if (other.source === source && other.scope === scope) {
      other.waiting++
      return other
    }
  }

  const controller = new AbortController()
  const { signal } = controller
  const abort = (code: PortalErrorCode) => controller.abort(new PortalError(code))
  const isElsewhere = target === '_blank'
  const tab = isElsewhere && !navigate ? openWaitingTab(labels.pending) : null
  const timer = setTimeout(abort, timeout, 'timeout')
  // No event tells that a waiting tab was closed. Ending the request then, and not at its answer,
  // lets the route revoke a link that nobody would see.
  const watch = setInterval(() => tab?.closed && abort('tab_closed'), 200)

  const run = async (): Promise<PortalResult> => {
    try {
      const link = await new Promise((resolve, reject) => {
        signal.onabort = () => reject(signal.reason)
        requestPortalUrl(options, signal).then(resolve, reject)
      })
      signal.throwIfAborted()
      deliver(link, options, tab)
      if (tab || (isElsewhere && navigate)) live.delete(activation)
      return { ok: true }
    } catch (cause) {
      live.delete(activation)
      tab?.close()
      const error =
        cause instanceof PortalError ? cause : new PortalError('upstream_error', { cause })
      if (error.code !== 'aborted') tellHost(options.onError, error)
      return { ok: false, error }
    } finally {
      clearTimeout(timer)
      clearInterval(watch)
    }
  }
  const activation: SharedActivation = {
    source,
    scope,
    waiting: 1,
    outcome: run(),
    isLive: () => live.has(activation),
    release() {
      if (--activation.waiting) return
      live.delete(activation)
      abort('aborted')
    },
  }
  live.add(activation)
  return activation
}
