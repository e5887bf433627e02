import { isValidElement, version, type ReactElement, type Ref } from 'react'
import type { RenderedButtonProps } from './BillingPortalButtonRender.ts'

type HostElement = ReactElement<Partial<RenderedButtonProps>>

const lazyType = Symbol.for('react.lazy')

/**
 * Returns the element that a host renders, or undefined for what is no element. One of a server
 * component that is still on its way suspends, as it would anywhere in a tree.
 *
 * A lazy node has neither props nor a ref to read: https://github.com/react/react/issues/32392
 */
export function hostElement(node: unknown): HostElement | undefined {
  const { $$typeof: type, _init: init, _payload: payload } = Object(node)
  if (type === lazyType) return hostElement(init(payload))
  return isValidElement<HostElement['props']>(node) ? node : undefined
}

/** Returns the ref of an element. It has moved in React 19, and each place warns in the other version. */
export function refOf(element: HostElement | undefined): Ref<HTMLButtonElement> | undefined {
  const holder: object | undefined = parseInt(version) < 19 ? element : element?.props
  return Object(holder).ref ?? undefined
}
