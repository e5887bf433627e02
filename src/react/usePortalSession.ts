import { useCallback, useId, type FormEvent, type MouseEvent } from 'react'
import type { PortalError } from '../contract/PortalError.ts'
import type { PortalStatus } from './attempt/PortalState.ts'
import { usePortalAttempt } from './attempt/usePortalAttempt.ts'
import type { PortalOptions, PortalResult, PortalTarget } from './settings/PortalOptions.ts'
import { usePortalSettings } from './settings/usePortalSettings.ts'

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
   * Never rejects, and joins the attempt that is already running. It is the same function at every
   * render.
   */
  openPortal: () => Promise<PortalResult>
  /** `redirecting` lasts until the page has left, and no longer than `timeout`. */
  status: PortalStatus
  /** Whether an attempt is `requesting` or `redirecting`. */
  isPending: boolean
  /** The last failure, until the next attempt. */
  error: PortalError | null
  /**
   * Goes back to `idle`, and aborts a running attempt that no other button shares. It is the same
   * function at every render.
   */
  reset: () => void
  /** Props for a `<form>`; it has no `hidden` of its own. It is another function when they change. */
  getFormProps: () => PortalFormProps
  /** Props for a `<button>`. It is another function when they change. */
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
  const settings = usePortalSettings(options)
  const { endpoint, target } = settings
  const { status, isPending, error, openPortal, openOnEvent, reset } = usePortalAttempt(settings)
  const formId = useId()

  return {
    openPortal,
    status,
    isPending,
    error,
    reset,
    getFormProps: useCallback(
      () => ({ id: formId, method: 'post', action: endpoint, target, onSubmit: openOnEvent }),
      [formId, endpoint, target, openOnEvent],
    ),
    getButtonProps: useCallback(
      () => ({
        type: 'submit',
        form: formId,
        'aria-disabled': isPending || undefined,
        'data-state': status,
        onClick: openOnEvent,
      }),
      [formId, isPending, status, openOnEvent],
    ),
  }
}
