import { isValidElement, version, type ReactElement, type Ref } from 'react'
import type { BillingPortalButtonRender, RenderedButtonProps } from './BillingPortalButtonRender.ts'

type HostElement = ReactElement<Partial<RenderedButtonProps>>

/** What React hands over in place of an element of a server component that is not there yet. */
interface LazyNode {
  $$typeof: symbol
  _payload: unknown
  _init: (payload: unknown) => unknown
}

const unwrap = ({ _init: init, _payload: payload }: LazyNode) => init(payload)

const lazyType = Symbol.for('react.lazy')

/**
 * Gives the element that a host renders, or undefined for a function, for none, and for what is no
 * element. One that is still on its way suspends, as it would anywhere in a tree.
 *
 * A lazy node has neither props nor a ref to read: https://github.com/react/react/issues/32392
 */
export function hostElement(
  render: BillingPortalButtonRender | undefined,
): HostElement | undefined {
  let node: unknown = render
  while (isLazy(node)) node = unwrap(node)
  return isValidElement(node) ? (node as HostElement) : undefined
}

const isLazy = (node: unknown): node is LazyNode => Object(node).$$typeof === lazyType

/** Gives the ref of an element. It has moved in React 19, and each place warns in the other version. */
export function refOf(element: HostElement | undefined): Ref<HTMLButtonElement> | undefined {
  const holder: object | undefined = parseInt(version) < 19 ? element : element?.props
  return Object(holder).ref ?? undefined
}
