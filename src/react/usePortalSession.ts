import { useMutation, type UseMutationOptions } from '@tanstack/react-query'
import { useCallback, useEffect, useId, useRef } from 'react'
import type { FormEvent, MouseEvent, SyntheticEvent } from 'react'
import type { PortalError } from '../contract/PortalError.ts'
import { activate, type Activation } from './activation.ts'
import type { PortalOptions, PortalResult, PortalTarget } from './PortalOptions.ts'
import { useMutationClient } from './useMutationClient.ts'
import { usePageLifecycle } from './usePageLifecycle.ts'
import { usePortalSettings } from './usePortalSettings.ts'

/** Where an attempt to open the portal stands. */
export type PortalStatus = 'idle' | 'requesting' | 'redirecting' | 'error'

/** Props for a host's own `<form>`, which also works before hydration and without JavaScript. */
export interface PortalFormProps {
  id: string
  method: 'post'
  action: string | undefined
  target: PortalTarget | undefined
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

/** Props for a host's own `<button>`, inside the form or anywhere beside it. */
export interface PortalButtonProps {
  type: 'submit'
  form: string
  'aria-disabled': true | undefined
  'data-state': PortalStatus
  onClick: (event: MouseEvent<HTMLButtonElement>) => void
}

/** What {@link usePortalSession} gives. */
export interface PortalSessionResult {
  /**
   * Asks for a fresh link and goes there. Call it inside a click, so that a new tab may open.
   * Never rejects, and joins the attempt that is already running.
   */
  openPortal: () => Promise<PortalResult>
  /** `redirecting` lasts until the page has really left. */
  status: PortalStatus
  /** Whether an attempt is `requesting` or `redirecting`. */
  isPending: boolean
  /** The last failure, until the next attempt. */
  error: PortalError | null
  /** Aborts a running attempt and goes back to `idle`. */
  reset: () => void
  /** Props for a `<form>`; it has no `hidden` of its own. */
  getFormProps: () => PortalFormProps
  /** Props for a `<button>`. */
  getButtonProps: () => PortalButtonProps
}

/**
 * Opens the billing portal of the person who is signed in: asks the host's own backend for a fresh
 * one-time link and goes there.
 *
 * One click mints one link. Clicks that come while an attempt runs, from this hook or another one
 * with the same endpoint and scope, join it. Works with and without a `QueryClientProvider`.
 *
 * @param options see {@link PortalOptions}; a `BillingPortalProvider` gives the defaults
 * @example
 * function BillingMenuItem() {
 *   const { openPortal, isPending, error } = usePortalSession({ endpoint: '/api/billing-portal' })
 *   return (
 *     <>
 *       <MenuItem onSelect={openPortal} aria-disabled={isPending}>Billing</MenuItem>
 *       {error && <p role="alert">{error.message}</p>}
 *     </>
 *   )
 * }
 */
export function usePortalSession(options: PortalOptions = {}): PortalSessionResult {
  const [settings] = usePortalSettings(options)
  const { endpoint, scope, target } = settings
  const formId = useId()
  const current = useRef<Activation>(null)
  const attempt = useMutation(attemptOptions, useMutationClient())
  const { mutate, error, reset: forget } = attempt
  const isPending = attempt.isPending || attempt.isSuccess
  const status = attempt.isSuccess
    ? 'redirecting'
    : isPending
      ? 'requesting'
      : // Closing the waiting tab is the person's own choice: it is told, but nothing failed.
        error && error.code !== 'tab_closed'
        ? 'error'
        : 'idle'

  const reset = useCallback(() => {
    current.current?.release()
    current.current = null
    forget()
  }, [forget])

  const openPortal = async () => {
    if (!current.current?.isLive()) {
      current.current = activate(settings)
      mutate(current.current.outcome)
    }
    const result = await current.current.outcome
    // The portal is in another tab: nothing is left to show here.
    if (result.ok && !current.current?.isLive()) forget()
    return result
  }

  const openOnEvent = (event: SyntheticEvent) => {
    if (event.defaultPrevented) return
    event.preventDefault()
    void openPortal()
  }

  // Unmounted, or someone else is signed in: what runs is no longer wanted.
  useEffect(() => reset, [scope, reset])
  usePageLifecycle(settings, current, reset)

  return {
    openPortal,
    status,
    isPending,
    error,
    reset,
    getFormProps: () => ({
      id: formId,
      method: 'post',
      action: endpoint,
      target,
      onSubmit: openOnEvent,
    }),
    getButtonProps: () => ({
      type: 'submit',
      form: formId,
      'aria-disabled': isPending || undefined,
      'data-state': status,
      onClick: openOnEvent,
    }),
  }
}

const attemptOptions: UseMutationOptions<void, PortalError, Promise<PortalResult>> = {
  // The request is made in the click itself, where a new tab may open; this only follows it. Its
  // outcome says nothing of the link, so that no cache ever holds one.
  mutationFn: async (outcome) => {
    const result = await outcome
    if (!result.ok) throw result.error
  },
  // Never paused while offline, to redirect by surprise later; never asked twice for one click.
  networkMode: 'always',
  retry: false,
  gcTime: 0,
  throwOnError: false,
}
