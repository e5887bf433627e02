import { useCallback, useId, type FormEvent, type MouseEvent } from 'react'
import type { PortalError } from '../contract/PortalError.ts'
import type { PortalStatus } from './attempt/PortalState.ts'
import { usePortalAttempt } from './attempt/usePortalAttempt.ts'
import type { PortalOptions, PortalResult, PortalTarget } from './settings/PortalOptions.ts'
import { usePortalSettings } from './settings/usePortalSettings.ts'

/** Props for your own `<form>`, which also works before hydration and without JavaScript. */
export interface PortalFormProps {
  id: string
  method: 'post'
  action: string | undefined
  target: PortalTarget | undefined
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

/** Props for your own `<button>`, inside the form or anywhere beside it. */
export interface PortalButtonProps {
  type: 'submit'
  form: string
  'aria-disabled': true | undefined
  'data-state': PortalStatus
  onClick: (event: MouseEvent<HTMLButtonElement>) => void
}

/** What {@link usePortalSession} returns. */
export interface PortalSessionResult {
  /**
   * Requests a fresh link and goes there. Call it in the click itself, so that a new tab may open.
   * It never rejects, joins an attempt that is already running, and is the same function at every
   * render.
   */
  openPortal: () => Promise<PortalResult>
  /** What is going on. `redirecting` lasts until the page is left, and no longer than `timeout`. */
  status: PortalStatus
  /** Whether an attempt is `requesting` or `redirecting`. */
  isPending: boolean
  /** The last failure, until the next attempt begins. */
  error: PortalError | null
  /**
   * Goes back to `idle`, and aborts a running attempt unless another button shares it. It is the same
   * function at every render.
   */
  reset: () => void
  /** Returns the props of a `<form>`, without `hidden`. The function changes when they do. */
  getFormProps: () => PortalFormProps
  /** Returns the props of a `<button>`. The function changes when they do. */
  getButtonProps: () => PortalButtonProps
}

/**
 * Opens the billing portal of the person who is signed in: asks your backend for a fresh one-time
 * link and goes there.
 *
 * One click mints one link. A click during an attempt joins it, from this hook or from another one
 * with the same endpoint and scope. It works with and without a `QueryClientProvider`.
 *
 * @param options see {@link PortalOptions}; a `BillingPortalProvider` sets the defaults
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
