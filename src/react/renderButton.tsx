import {
  cloneElement,
  type MouseEvent,
  type ComponentPropsWithRef,
  type ReactElement,
  type ReactNode,
} from 'react'
import type { PortalSessionResult, PortalStatus } from './usePortalSession.ts'

/** What a `render` function is told besides the props. */
export type BillingPortalButtonState = Pick<PortalSessionResult, 'status' | 'isPending' | 'error'>

/** Every prop that a host's own button element must take. */
export type RenderedButtonProps = ComponentPropsWithRef<'button'> & { 'data-state': PortalStatus }

/** A host's own button: an element that gets the props, or a function of props and state. */
export type BillingPortalButtonRender =
  | ReactElement<RenderedButtonProps>
  | ((props: RenderedButtonProps, state: BillingPortalButtonState) => ReactNode)

/** Draws the host's own button with the props it needs. */
export function renderButton(
  render: BillingPortalButtonRender,
  props: RenderedButtonProps,
  state: BillingPortalButtonState,
): ReactNode {
  if (typeof render === 'function') return render(props, state)
  // Its own props win; of the two click handlers its own runs first, and may prevent ours.
  const own = render.props
  return cloneElement(render, {
    ...props,
    ...own,
    onClick(event: MouseEvent<HTMLButtonElement>) {
      own.onClick?.(event)
      props.onClick?.(event)
    },
  })
}
