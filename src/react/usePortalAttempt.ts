import {
  QueryClient,
  QueryClientContext,
  useMutation,
  type UseMutationOptions,
} from '@tanstack/react-query'
import { useContext, type SyntheticEvent } from 'react'
import type { PortalError } from '../contract/PortalError.ts'
import { activate, sentForm } from './activation.ts'
import type { PortalSettings } from './PortalOptions.ts'
import { usePageLifecycle } from './usePageLifecycle.ts'

// Shared by all buttons outside a provider. It never holds anything but the state of a click.
const standalone = /* @__PURE__ */ new QueryClient()

const attemptOptions: UseMutationOptions<boolean, PortalError, Promise<boolean>> = {
  throwOnError: false,
  retry: false,
  gcTime: 0,
  // Never paused while offline, to redirect by surprise later; never asked twice for one click.
  networkMode: 'always',
  // The request is made in the click itself, where a new tab may open; this only follows it. Its
  // outcome says nothing of the link, so that no cache ever holds one.
  mutationFn: (outcome) => outcome,
}

/** What the button and the hook share: one way to the portal, and where it stands. */
export function usePortalAttempt(settings: PortalSettings) {
  const {
    mutate,
    error,
    reset: forget,
    data: isLeaving = false,
    isPending: isRequesting,
  } = useMutation(attemptOptions, useContext(QueryClientContext) ?? standalone)

  const open = () => {
    const outcome = activate(settings, forget)
    mutate(outcome)
    return outcome
  }
  usePageLifecycle(settings, forget, mutate)

  const openOnEvent = (event: SyntheticEvent) => {
    if (!event.defaultPrevented) void open()
    event.preventDefault()
  }
  // The browser may have sent the form before there was a script. Its answer takes this page away,
  // and every click until then joins it. A ref, and not an effect, which a click can come before.
  const takeOver = (form: HTMLFormElement | null) => {
    try {
      // What a field is once its form was sent, until the form is reset.
      if (form?.querySelector(':user-valid')) mutate(activate(settings, sentForm))
      form?.reset()
    } catch {
      // A browser that does not know the name: the form is not noticed.
    }
  }
  const state = {
    status: isRequesting
      ? ('requesting' as const)
      : isLeaving
        ? ('redirecting' as const)
        : // Closing the waiting tab is the person's own choice: it is told, but nothing failed.
          error && error.code !== 'tab_closed'
          ? ('error' as const)
          : ('idle' as const),
    isPending: isRequesting || isLeaving,
    error,
  }
  return [state, openOnEvent, takeOver, open, forget] as const
}
