import type { SyntheticEvent } from 'react'
import type { PortalSettings } from '../settings/PortalOptions.ts'
import type { PortalResult } from '../settings/PortalOptions.ts'
import { detach } from './callers.ts'
import type { Caller } from './Page.ts'
import { idle, isPending } from './PortalState.ts'
import { press } from './press.ts'
import { takeOverSentForm } from './sentForm.ts'

/** A button or hook, and what can be done with it. Its functions are the same for as long as it lives. */
export interface CallerActions {
  caller: Caller
  openPortal: () => Promise<PortalResult>
  /** Opens the portal in place of what a click or a submit would do. */
  openOnEvent: (event: SyntheticEvent<HTMLElement>) => void
  /** A ref for the form, which the browser may have sent before there was a script. */
  formRef: (form: HTMLFormElement | null) => void
  reset: () => void
}

export function createCaller(settings: PortalSettings): CallerActions {
  const caller: Caller = {
    settings,
    shown: idle,
    show: () => {},
    follow: () => {},
    attempt: undefined,
    mountedFor: undefined,
    isUnmounted: false,
  }
  return {
    caller,
    openPortal: () => press(caller),
    openOnEvent(event) {
      if (!event.defaultPrevented && !isTurnedOff(event, caller)) void press(caller)
      event.preventDefault()
    },
    formRef(form) {
      // A form that opens a new tab leaves this page as it is.
      if (form && caller.settings.target === '_self') takeOverSentForm(caller, form)
    },
    reset: () => detach(caller),
  }
}

/** Whether the host has turned the button off, in whatever way it came into the page. */
function isTurnedOff({ currentTarget, nativeEvent }: SyntheticEvent<HTMLElement>, caller: Caller) {
  const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
  const button = submitter ?? currentTarget
  // While it is pending, it is this package that says so, and a click joins what runs.
  return !isPending(caller.shown) && button.matches('[disabled], [aria-disabled="true"]')
}
