import { useId, type FormEvent, type MouseEvent } from 'react'
import type { PortalError } from '../contract/PortalError.ts'
import { release } from './activation.ts'
import type { PortalOptions, PortalResult, PortalTarget } from './PortalOptions.ts'
import { usePortalAttempt } from './usePortalAttempt.ts'
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
  const [{ status, isPending, error }, openOnEvent, , open, forget] = usePortalAttempt(settings)
  const formId = useId()

  return {
    openPortal: () =>
      open().then(
        () => ({ ok: true }),
        (cause: PortalError) => ({ ok: false, error: cause }),
      ),
    status,
    isPending,
    error,
    reset: () => release(forget),
    getFormProps: () => ({
      id: formId,
      method: 'post',
      action: settings.endpoint,
      target: settings.target,
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
