import { cloneElement, type ComponentPropsWithRef, type ReactElement, type ReactNode } from 'react'
import type { PortalSessionResult } from './usePortalSession.ts'

/** What a `render` function is told besides the props. */
export type BillingPortalButtonState = Pick<PortalSessionResult, 'status' | 'isPending' | 'error'>

/** Every prop that a host's own button element must take. */
export type RenderedButtonProps = ComponentPropsWithRef<'button'>

type Props = Record<string, unknown>

/** A host's own button: an element that gets the props, or a function of props and state. */
export type BillingPortalButtonRender =
  ReactElement<Props> | ((props: RenderedButtonProps, state: BillingPortalButtonState) => ReactNode)

/** Draws the host's own button, or a plain one. */
export function renderButton(
  render: BillingPortalButtonRender | undefined,
  props: RenderedButtonProps,
  state: BillingPortalButtonState,
): ReactNode {
  if (!render) return <button data-billing-portal="" {...props} />
  return typeof render === 'function' ? render(props, state) : withProps(render, { ...props })
}

// The element's own props win; class names are joined, and of two handlers the element's runs first.
function withProps(element: ReactElement<Props>, props: Props): ReactNode {
  const merged: Props = { ...props }
  for (const name in element.props) {
    const [ours, own] = [props[name], element.props[name]]
    merged[name] =
      name === 'className' && ours
        ? `${ours} ${own}`
        : typeof ours === 'function' && typeof own === 'function'
          ? (...event: unknown[]) => {
              own(...event)
              ours(...event)
            }
          : own
  }
  return cloneElement(element, merged)
}
