import { QueryClientContext, useMutation } from '@tanstack/react-query'
import {
  useContext,
  useEffect,
  useInsertionEffect,
  useState,
  useSyncExternalStore,
  type RefCallback,
  type SyntheticEvent,
} from 'react'
import type { PortalResult, PortalSettings } from '../settings/PortalOptions.ts'
import { createCaller } from './createCaller.ts'
import { enter } from './members.ts'
import type { Caller } from './Page.ts'
import { part } from './part.ts'
import { portalMutation, standaloneClient, withdrawIfAborted } from './portalMutation.ts'
import { idle, type PortalState } from './PortalState.ts'
import { press } from './press.ts'
import { takeOverSentForm } from './takeOverSentForm.ts'

/** A host may call a handler later, when React has emptied the event, or as that of its own component. */
type AnyEvent = Partial<SyntheticEvent<HTMLElement>> | undefined

/** What can be done with a button or hook. The functions are the same for as long as it lives. */
interface PortalActions {
  openPortal: () => Promise<PortalResult>
  /** Opens the portal in place of what a click or a submit would do. */
  openOnEvent: (event?: AnyEvent) => void
  reset: () => void
  /** Takes over the form that the browser may have sent before there was a script. */
  formRef: RefCallback<HTMLFormElement>
}

interface PortalAttempt extends PortalState, PortalActions {
  /** Whether an attempt is `requesting` or `redirecting`. */
  isPending: boolean
}

/**
 * What the button and the hook share: one way to the portal, and where it stands.
 *
 * What is shown is not read from the mutation: a host's global callbacks run before that has ended,
 * and may throw or take their time.
 */
export function usePortalAttempt(settings: PortalSettings): PortalAttempt {
  const { endpoint, scope } = settings
  const client = useContext(QueryClientContext) ?? standaloneClient
  const { mutate } = useMutation(portalMutation, client)
  const [caller] = useState(() => createCaller(settings))
  const [actions] = useState(() => actionsOf(caller))
  const state = useSyncExternalStore(caller.subscribe, caller.getState, () => idle)

  // Before refs and all other effects, so that a click in the midst of a commit finds the latest; and
  // StrictMode, which runs those twice, aborts nothing.
  useInsertionEffect(() => {
    const follow = (result: Promise<PortalResult>) => {
      mutate(result)
      void withdrawIfAborted(client, result)
    }
    Object.assign(caller, { settings, follow })
  })
  useInsertionEffect(() => {
    const leave = enter(caller)
    return () => {
      leave()
      part(caller)
    }
  }, [caller, endpoint, scope])
  // What was shown to one account is nothing for another one.
  useEffect(() => forgetEnded(caller), [caller, endpoint, scope])

  const isPending = state.status === 'requesting' || state.status === 'redirecting'
  return { ...state, isPending, ...actions }
}

function actionsOf(caller: Caller): PortalActions {
  return {
    openPortal: () => press(caller),
    openOnEvent(event) {
      if (!event?.defaultPrevented && !isTurnedOff(event, caller)) void press(caller)
      event?.preventDefault?.()
      // Of the form alone, which in React would go on to a host's form around it.
      if (event?.type === 'submit') event.stopPropagation?.()
    },
    reset() {
      part(caller)
      forgetEnded(caller)
    },
    formRef(form) {
      // A form that opens a new tab leaves this page as it is.
      if (form && caller.settings.target === '_self') takeOverSentForm(caller, form)
    },
  }
}

/** Makes a button idle, unless it takes part in an attempt. */
function forgetEnded(caller: Caller): void {
  if (!caller.attempt) caller.show(idle)
}

/** Whether the host has turned the button off, in whatever way that came into the page. */
function isTurnedOff({ currentTarget, nativeEvent }: AnyEvent = {}, caller: Caller) {
  const { submitter }: { submitter?: Element | null } = Object(nativeEvent)
  const button = submitter ?? currentTarget
  // While an attempt runs, it is this package that says so, and a click joins it.
  return !caller.attempt && button?.matches?.('[disabled],[aria-disabled=true]')
}
