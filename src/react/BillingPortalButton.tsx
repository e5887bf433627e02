import {
  cloneElement,
  forwardRef,
  useId,
  type ComponentPropsWithoutRef,
  type MouseEvent,
} from 'react'
import type { BillingPortalButtonRender } from './BillingPortalButtonRender.ts'
import type { PortalOptions } from './PortalOptions.ts'
import { setUpStatus } from './setUpStatus.ts'
import { usePortalAttempt } from './usePortalAttempt.ts'
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
export const BillingPortalButton = /* @__PURE__ */ forwardRef<
  HTMLButtonElement,
  BillingPortalButtonProps
>(function BillingPortalButton(props, ref) {
  const [settings, others] = usePortalSettings(props)
  const { endpoint, returnUrl, labels } = settings
  const {
    render = <button data-billing-portal="" />,
    showError = true,
    progressive = true,
    onClick,
    ...attributes
  } = others
  const formId = useId()
  const inForm = progressive && endpoint
  const [state, openOnEvent, takeOver] = usePortalAttempt(settings)
  const { error } = state
  const newTabId = formId + 'n'
  const { id = formId + 'b', 'aria-labelledby': name = id } = attributes
  const opensTab = settings.target === '_blank'
  const button = {
    children: labels.open,
    ...attributes,
    type: inForm ? 'submit' : 'button',
    form: inForm ? formId : undefined,
    'data-state': state.status,
    'aria-disabled': state.isPending,
    ...(opensTab && { id, 'aria-labelledby': name + ' ' + newTabId }),
    onClick(event: MouseEvent<HTMLButtonElement>) {
      onClick?.(event)
      openOnEvent(event)
    },
    ref,
  } as const
  return (
    <>
      {typeof render === 'function'
        ? render(button, state)
        : cloneElement(render, {
            ...button,
            ...render.props,
            onClick(event: MouseEvent<HTMLButtonElement>) {
              render.props.onClick?.(event)
              button.onClick(event)
            },
          })}
      {inForm && (
        <form
          id={formId}
          ref={opensTab ? null : takeOver}
          target={settings.target}
          action={endpoint}
          hidden
          onSubmit={openOnEvent}
          method="post"
        >
          {/* Not of type hidden, which could not tell that the form was sent. */}
          <input name={returnUrl && 'returnUrl'} defaultValue={returnUrl} hidden />
        </form>
      )}
      {opensTab && (
        <span id={newTabId} hidden>
          {labels.newTab}
        </span>
      )}
      <span role="status" ref={setUpStatus}>
        {state.isPending && labels.pending}
      </span>
      {showError && error && (
        <span role="alert" data-billing-portal-error="">
          {/* Apart from the button, where no stylesheet sets it apart. */}{' '}
          {!(error.retryAfter && error.code === 'rate_limited') &&
            (labels.errors[error.code] ?? error.message)}
          {error.retryAfter && ' ' + labels.retryAfter.replace('{seconds}', `${error.retryAfter}`)}
        </span>
      )}
    </>
  )
})
