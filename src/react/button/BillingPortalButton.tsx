import { cloneElement, forwardRef, useId, type ComponentPropsWithoutRef } from 'react'
import { usePortalAttempt } from '../attempt/usePortalAttempt.ts'
import { portalDefaults } from '../settings/portalDefaults.ts'
import type { PortalOptions } from '../settings/PortalOptions.ts'
import { usePortalSettings } from '../settings/usePortalSettings.ts'
import { withoutOptions } from '../settings/withoutOptions.ts'
import type { BillingPortalButtonRender, RenderedButtonProps } from './BillingPortalButtonRender.ts'
import { errorText } from './errorText.ts'
import { hostElement, refOf } from './hostElement.ts'
import { markInRow } from './markInRow.ts'
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
   * Your own button: an element, or a function of props and state that returns one. The props of an
   * element win; class names, styles, handlers and refs are merged. @default a plain `<button>`
   */
  render?: BillingPortalButtonRender | undefined
  /** Shows a failure below the button; `false` leaves that to your `onError`. @default true */
  showError?: boolean | undefined
  /**
   * Renders a form beside the button, so that it works before hydration and without JavaScript.
   * Set it to `false` inside another form or a paragraph. @default true, where there is an `endpoint`
   */
  progressive?: boolean | undefined
}

const plainButton = <button data-billing-portal="" />

/**
 * A button that takes the signed-in person to their own billing portal, with a fresh link for each
 * click.
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
  const { status, error, isPending, openOnEvent, formRef } = usePortalAttempt(settings)
  const generatedId = useId()
  const opensTab = target === '_blank'

  const element = typeof render === 'function' ? undefined : (hostElement(render) ?? plainButton)
  const ours = { 'data-state': status, onClick: openOnEvent }
  const merged = mergeProps(ours, attributes, { ...element?.props })
  const isTurnedOff = isOn(merged['disabled']) || isOn(merged['aria-disabled'])
  const formId = progressive && endpoint && !isTurnedOff ? generatedId : undefined
  const newTabId = `${generatedId}n`
  const id = merged['id'] || (opensTab ? `${generatedId}b` : undefined)
  const [idInPage, idRef] = useIdInPage(id)
  const button = {
    type: formId ? 'submit' : 'button',
    ...merged,
    children: childrenOf(merged, labels.open || portalDefaults.labels.open),
    form: formId,
    'aria-disabled': isPending || isOn(merged['aria-disabled']),
    ...(opensTab && {
      id,
      'aria-labelledby': `${String(merged['aria-labelledby'] ?? idInPage)} ${newTabId}`,
    }),
    ref: useMergedRef(ref, refOf(element), opensTab ? idRef : undefined),
  } as RenderedButtonProps

  return (
    <>
      {typeof render === 'function'
        ? render(button, { status, error, isPending })
        : element && cloneElement(element, button)}
      {formId && (
        <form
          id={formId}
          ref={formRef}
          target={target}
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
      <span role="status" hidden ref={revealStatus}>
        {isPending && labels.pending}
      </span>
      {showError && error && (
        <span role="alert" data-billing-portal-error="" ref={markInRow}>
          {/* Apart from the button, where no stylesheet sets it apart. */}{' '}
          {errorText(error, labels)}
        </span>
      )}
    </>
  )
})

/** What React renders nothing for: `{isWide && 'Billing'}`, alone or among others. */
const invisible: readonly unknown[] = [undefined, null, false, true, '']

/** What is inside: the label where there is nothing, since a button needs a name. */
function childrenOf(
  { children, dangerouslySetInnerHTML: html }: Record<string, unknown>,
  label: string,
) {
  if (html) return undefined
  return [children].flat(9).every((child) => invisible.includes(child)) ? label : children
}

const isOn = (value: unknown) => value === true || value === 'true'
