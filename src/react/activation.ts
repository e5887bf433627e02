import { PortalError } from '../contract/PortalError.ts'
import { deliver, openWaitingTab } from './deliver.ts'
import type { PortalSettings } from './PortalOptions.ts'
import { requestPortalUrl } from './requestPortalUrl.ts'
import { tellHost } from './tellHost.ts'

/** A button, by the function that makes it idle again. */
type Button = () => void

/** One click on its way to the portal. */
type Activation = readonly [
  end: (cause: unknown) => void,
  outcome: Promise<boolean>,
  source: unknown,
  scope: string | undefined,
]

/** Stands for the button of a form that the browser has sent by itself, before there was a script. */
export const sentForm: Button = () => {}

/**
 * The attempts whose link is on its way, or for which this page is about to leave, by the button
 * that was pressed.
 *
 * A module's map, not React state: two clicks in one tick must see each other, and so must buttons
 * in separate React roots. Only clicks and hydration write to it, so a server never does.
 */
export const live = new Map<Button, Activation>()

/**
 * Joins the attempt that is live for the same endpoint and scope, or else starts one. Tells whether
 * this page now leaves for the portal; rejects with a {@link PortalError} alone.
 */
export function activate(options: PortalSettings, button: Button): Promise<boolean> {
  const { endpoint, requestSession, scope } = options
  const source = endpoint ?? requestSession
  for (const [pressed, [, outcome, itsSource, itsScope]] of live) {
    // A form that was sent takes this page away, whoever asks next. A button's own attempt counts by
    // itself: `requestSession` may be a new function at every render.
    if (
      pressed === sentForm ||
      pressed === button ||
      (itsSource === source && itsScope === scope)
    ) {
      return outcome
    }
  }

  let end: Activation[0] = () => {}
  const outcome = new Promise<boolean>((resolve, reject) => {
    const controller = new AbortController()
    const { signal } = controller
    const tab =
      options.target === '_blank' && !options.navigate && openWaitingTab(options.labels.pending)
    const finish = () => {
      clearTimeout(timer)
      clearTimeout(watch)
    }
    end = (cause) => {
      // What comes late changes nothing.
      if (signal.aborted) return
      finish()
      live.delete(button)
      controller.abort()
      if (tab) tab.close()
      const error =
        cause instanceof PortalError ? cause : new PortalError('upstream_error', { cause })
      if (error.code !== 'aborted') tellHost(options.onError, error)
      reject(error)
    }
    const timer = setTimeout(end, options.timeout, new PortalError('timeout'))
    // No event tells that a waiting tab was closed. Ending the request then, and not at its answer,
    // lets the route revoke a link that nobody would see.
    const lookAtTab = () => tab && tab.closed && end(new PortalError('tab_closed'))
    const watch = setInterval(lookAtTab, 200)
    // The browser asks by itself, and goes where the answer leads.
    if (button === sentForm) return
    requestPortalUrl(options, signal)
      .then((link) => {
        lookAtTab()
        if (signal.aborted) return
        const isLeaving = deliver(link, options, tab)
        finish()
        if (!isLeaving) live.delete(button)
        resolve(isLeaving)
      })
      .catch(end)
  })
  live.set(button, [end, outcome, source, scope])
  return outcome
}

/** Makes a button idle, and aborts the attempt that it started. */
export function release(button: Button): void {
  live.get(button)?.[0](new PortalError('aborted'))
  button()
}
