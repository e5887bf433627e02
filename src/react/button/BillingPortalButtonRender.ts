import type { ComponentPropsWithRef, ReactElement, ReactNode } from 'react'
import type { PortalState, PortalStatus } from '../attempt/PortalState.ts'

/** What a `render` function gets besides the props. */
export interface BillingPortalButtonState extends PortalState {
  /** Whether an attempt is `requesting` or `redirecting`. */
  isPending: boolean
}

/** Every prop that your own button element must accept. */
export type RenderedButtonProps = ComponentPropsWithRef<'button'> & { 'data-state': PortalStatus }

/** Your own button: an element that gets the props, or a function of props and state. */
export type BillingPortalButtonRender =
  | ReactElement<RenderedButtonProps>
  | ((props: RenderedButtonProps, state: BillingPortalButtonState) => ReactNode)
