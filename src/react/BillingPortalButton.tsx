import { forwardRef, type ComponentPropsWithoutRef } from 'react'
import { takeOutOfSight } from './outOfSight.ts'
import type { PortalOptions } from './PortalOptions.ts'
import { renderButton, type BillingPortalButtonRender } from './renderButton.tsx'
import { reportNestedForm } from './reportMisuse.ts'
import { usePortalSession } from './usePortalSession.ts'
import { usePortalSettings } from './usePortalSettings.ts'

/** Props of {@link BillingPortalButton}: every button prop, every option of the hook, and these. */
export interface BillingPortalButtonProps
  extends
    PortalOptions,
    Omit<ComponentPropsWithoutRef<'button'>, keyof PortalOptions | 'form' | 'type'> {
  /** Your own button: an element, or a function of props and state. @default a plain `<button>` */
  render?: BillingPortalButtonRender
  /** Shows a failure below the button; `false` leaves it to `onError`. @default true */
  showError?: boolean
  /**
   * Renders a form beside the button, so that it works before hydration and without JavaScript.
   * Use `false` inside another form. @default true when there is an `endpoint`
   */
  progressive?: boolean
}

/**
 * A button that takes the signed-in person to their own billing portal, with one fresh link a click.
 *
 * Renders a `<button>`, a hidden `<form>` beside it, a status line for screen readers, and a failure
 * as an alert. Options left out come from the nearest `BillingPortalProvider`.
 *
 * @example
 * <BillingPortalButton endpoint="/api/billing-portal" />
 * @example
 * <BillingPortalButton endpoint="/api/billing-portal" target="_blank" render={<Button variant="link" />}>
 *   Invoices and plan
 * </BillingPortalButton>
 */
export const BillingPortalButton = forwardRef<HTMLButtonElement, BillingPortalButtonProps>(
  function BillingPortalButton(props, ref) {
    const [settings, others] = usePortalSettings(props)
    const { endpoint, returnUrl, target, labels } = settings
    const { render, showError = true, progressive = true, onClick, ...attributes } = others
    const session = usePortalSession(settings)
    const { error } = session
    const button = session.getButtonProps()
    const newTabId = button.form + 't'
    const { id = button.form + 'b', 'aria-labelledby': name = id } = attributes
    const inForm = progressive && endpoint
    return (
      <>
        {renderButton(
          render,
          {
            children: labels.open,
            ...attributes,
            ...button,
            ...(target === '_blank' && { id, 'aria-labelledby': name + ' ' + newTabId }),
            ...(!inForm && { type: 'button', form: undefined }),
            onClick(event) {
              onClick?.(event)
              button.onClick(event)
            },
            ref,
          },
          session,
        )}
        {inForm && (
          <form {...session.getFormProps()} hidden ref={reportNestedForm}>
            {returnUrl && <input type="hidden" name="returnUrl" value={returnUrl} />}
          </form>
        )}
        {target === '_blank' && (
          <span id={newTabId} hidden>
            {labels.newTab}
          </span>
        )}
        <span role="status" aria-atomic="true" hidden ref={takeOutOfSight}>
          {session.isPending && labels.pending}
        </span>
        {showError && error && (
          <span role="alert">
            {labels.errors[error.code] ?? error.message}{' '}
            {error.retryAfter && labels.retryAfter.replace('{seconds}', `${error.retryAfter}`)}
          </span>
        )}
      </>
    )
  },
)
