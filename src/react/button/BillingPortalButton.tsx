import {
  cloneElement,
  forwardRef,
  useId,
  type ComponentPropsWithoutRef,
  type SyntheticEvent,
} from 'react'
import { isPending } from '../attempt/PortalState.ts'
import { usePortalAttempt } from '../attempt/usePortalAttempt.ts'
import type { PortalOptions } from '../settings/PortalOptions.ts'
import { usePortalSettings } from '../settings/usePortalSettings.ts'
import { withoutOptions } from '../settings/withoutOptions.ts'
import type { BillingPortalButtonRender, RenderedButtonProps } from './BillingPortalButtonRender.ts'
import { errorText } from './errorText.ts'
import { hostElement, refOf } from './hostElement.ts'
import { mergeProps } from './mergeProps.ts'
import { revealStatus } from './revealStatus.ts'
import { useIdInPage } from './useIdInPage.ts'
import { useMergedRef } from './useMergedRef.ts'

/** Props of {@link BillingPortalButton}: every button prop, every option of the hook, and these. */
export interface BillingPortalButtonProps
  extends
    PortalOptions,
    Omit<ComponentPropsWithoutRef<'button'>, keyof PortalOptions | 'form' | 'type'> {
  /**
   * Your own button: an element, or a function of props and state. An element keeps its own props;
   * class names, styles, handlers and refs are merged. @default a plain `<button>`
   */
  render?: BillingPortalButtonRender | undefined
  /** Shows a failure beside the button; `false` leaves it to `onError`. @default true */
  showError?: boolean | undefined
  /**
   * Renders a form beside the button, so that it works before hydration and without JavaScript.
   * Use `false` inside another form or a paragraph. @default true when there is an `endpoint`
   */
  progressive?: boolean | undefined
}

const plainButton = <button data-billing-portal="" />

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
  const {
    render = plainButton,
    showError = true,
    progressive = true,
    ...attributes
  } = withoutOptions(props)
  const settings = usePortalSettings(props)
  const { endpoint, returnUrl, target, labels } = settings
  const { state, openOnEvent, formRef } = usePortalAttempt(settings)
  const { status, error } = state
  const generatedId = useId()
  const isWaiting = isPending(state)
  const opensTab = target === '_blank'
  const formId = progressive && endpoint ? generatedId : undefined
  const newTabId = `${generatedId}n`

  const element = typeof render === 'function' ? undefined : (hostElement(render) ?? plainButton)
  const ours = { children: labels.open, 'data-state': status, onClick: openOnEvent }
  const merged = mergeProps(mergeProps(ours, attributes), element?.props ?? {})
  const isTurnedOff = isOn(merged['disabled']) || isOn(merged['aria-disabled'])
  const submits = formId !== undefined && !isTurnedOff
  const id = merged['id'] ?? (opensTab ? `${generatedId}b` : undefined)
  const [idInPage, idRef] = useIdInPage(id)
  const button = {
    type: submits ? 'submit' : 'button',
    ...merged,
    form: submits ? formId : undefined,
    'aria-disabled': isWaiting || isOn(merged['aria-disabled']),
    ...(opensTab && {
      id,
      'aria-labelledby': `${String(merged['aria-labelledby'] ?? idInPage)} ${newTabId}`,
    }),
    ref: useMergedRef(ref, refOf(element), opensTab ? idRef : undefined),
  } as RenderedButtonProps

  return (
    <>
      {typeof render === 'function'
        ? render(button, { ...state, isPending: isWaiting })
        : element && cloneElement(element, button)}
      {formId !== undefined && (
        <form
          id={formId}
          ref={formRef}
          target={target}
          action={endpoint}
          hidden
          onSubmit={isTurnedOff ? preventDefault : openOnEvent}
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
      <span role="status" hidden ref={revealStatus}>
        {isWaiting && labels.pending}
      </span>
      {showError && error && (
        <span role="alert" data-billing-portal-error="">
          {/* Apart from the button, where no stylesheet sets it apart. */}{' '}
          {errorText(error, labels)}
        </span>
      )}
    </>
  )
})

const isOn = (value: unknown) => value === true || value === 'true'
const preventDefault = (event: SyntheticEvent) => event.preventDefault()
