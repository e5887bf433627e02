import { render, screen, waitFor } from '@testing-library/react'
import {
  createRef,
  forwardRef,
  lazy,
  Suspense,
  version,
  type ComponentPropsWithoutRef,
  type ReactNode,
} from 'react'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { BillingPortalButton } from '../../../src/index.ts'
import { endpoint, startWorker } from '../setUp.tsx'

const { setUp } = startWorker()
const button = () => screen.getByRole('button')

const WithOwnId = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>(
  function WithOwnId(props, ref) {
    return <button {...props} id="mine" ref={ref} />
  },
)

describe('what is rendered', () => {
  it('joins class names, merges styles and runs every handler, the element’s first', async () => {
    setUp()
    const order: string[] = []
    render(
      <BillingPortalButton
        endpoint={endpoint}
        className="outer"
        style={{ color: 'red', margin: 1 }}
        onFocus={() => order.push('outer')}
        render={
          <button className="own" style={{ color: 'blue' }} onFocus={() => order.push('own')} />
        }
      />,
    )
    expect(button()).toHaveAttribute('class', 'own outer')
    expect(button()).toHaveStyle({ color: 'rgb(0, 0, 255)', margin: '1px' })
    await userEvent.tab()
    expect(order).toEqual(['own', 'outer'])
  })

  it('sets both refs, once', () => {
    setUp()
    const [outer, own] = [createRef<HTMLButtonElement>(), vi.fn()]
    const app = () => (
      <BillingPortalButton endpoint={endpoint} ref={outer} render={<button ref={own} />} />
    )
    const { rerender, unmount } = render(app())
    rerender(app())
    expect(outer.current).toBe(button())
    expect(own.mock.calls).toEqual([[button()]])
    unmount()
    expect(outer.current).toBeNull()
    expect(own).toHaveBeenLastCalledWith(null)
  })

  it.runIf(version.startsWith('19'))('calls the clean-up of a ref in place of null', () => {
    setUp()
    const cleanUp = vi.fn()
    const ref = vi.fn(() => cleanUp)
    const { unmount } = render(<BillingPortalButton endpoint={endpoint} ref={ref} />)
    unmount()
    expect(ref).toHaveBeenCalledOnce()
    expect(cleanUp).toHaveBeenCalledOnce()
  })

  it('counts what is undefined as not given', () => {
    setUp()
    render(
      <BillingPortalButton
        endpoint={endpoint}
        disabled
        labels={{ open: undefined }}
        render={<button disabled={undefined} className={undefined} onClick={undefined} />}
      >
        {undefined}
      </BillingPortalButton>,
    )
    expect(screen.getByRole('button', { name: 'Manage billing' })).toBeDisabled()
  })

  it.each<[string, ReactNode]>([
    ['null', null],
    ['false', false],
    ['an empty text', ''],
    ['conditions that are none of them met', [false, null, '']],
  ])('has its label for a name where its children are %s', (_, children) => {
    setUp()
    render(<BillingPortalButton endpoint={endpoint}>{children}</BillingPortalButton>)
    expect(screen.getByRole('button', { name: 'Manage billing' })).toBeVisible()
  })

  it('has the number 0 for its content, which React renders', () => {
    setUp()
    render(<BillingPortalButton endpoint={endpoint}>{0}</BillingPortalButton>)
    expect(button()).toHaveAccessibleName('0')
  })

  it('has a name where its label is empty, and in a new tab where its id is', () => {
    setUp()
    render(<BillingPortalButton endpoint={endpoint} target="_blank" id="" labels={{ open: '' }} />)
    expect(button()).toHaveAccessibleName('Manage billing (opens in a new tab)')
  })

  it.each([
    ['the button', { dangerouslySetInnerHTML: { __html: '<b>Billing</b>' } }],
    [
      'what is rendered',
      { render: <button dangerouslySetInnerHTML={{ __html: '<b>Billing</b>' }} /> },
    ],
  ])('may have HTML inside, of %s', (_, props) => {
    setUp()
    render(<BillingPortalButton endpoint={endpoint} {...props} />)
    expect(screen.getByRole('button', { name: 'Billing' }).innerHTML).toBe('<b>Billing</b>')
  })

  it.each([
    ['in its props', <button key="" id="mine" />],
    ['of its own', <WithOwnId key="" />],
  ])('keeps its name in a new tab when it has an id %s', (_, element) => {
    setUp()
    render(<BillingPortalButton endpoint={endpoint} target="_blank" render={element} />)
    const name = 'Manage billing (opens in a new tab)'
    expect(screen.getByRole('button', { name })).toHaveAttribute('id', 'mine')
  })

  it('may be lazy, as an element of a server component is', async () => {
    const { navigate, visits } = setUp()
    const node = lazyNode(Promise.resolve(<button className="late" />))
    render(
      <Suspense>
        <BillingPortalButton endpoint={endpoint} navigate={navigate} render={node} />
      </Suspense>,
    )
    const late = await screen.findByRole('button', { name: 'Manage billing' })
    expect(late).toHaveClass('late')
    await userEvent.click(late)
    await waitFor(() => expect(visits).toHaveLength(1))
  })

  it('may be of a lazy component', async () => {
    setUp()
    const Late = lazy(async () => ({ default: WithOwnId }))
    render(
      <Suspense>
        <BillingPortalButton endpoint={endpoint} render={<Late />} />
      </Suspense>,
    )
    expect(await screen.findByRole('button', { name: 'Manage billing' })).toBeVisible()
  })
})

describe('a button that the host has turned off', () => {
  it.each([
    ['disabled', <BillingPortalButton key="" endpoint={endpoint} disabled />],
    ['aria-disabled', <BillingPortalButton key="" endpoint={endpoint} aria-disabled />],
    [
      'aria-disabled on what it renders',
      <BillingPortalButton key="" endpoint={endpoint} render={<button aria-disabled="true" />} />,
    ],
    [
      'disabled on what is no button',
      <BillingPortalButton
        key=""
        endpoint={endpoint}
        disabled
        render={(props) => <span {...(props as object)} role="button" tabIndex={0} />}
      />,
    ],
    [
      'aria-disabled by a function',
      <BillingPortalButton
        key=""
        endpoint={endpoint}
        render={(props) => <button {...props} aria-disabled />}
      />,
    ],
  ])('mints nothing and sends nothing: %s', async (_, element) => {
    const { emulator } = setUp()
    const submitted = vi.fn((event: SubmitEvent) => event.preventDefault())
    document.addEventListener('submit', submitted)
    const fetch = vi.spyOn(window, 'fetch')
    render(element)

    button().click()
    await new Promise((resolve) => setTimeout(resolve))

    expect(fetch).not.toHaveBeenCalled()
    expect(submitted).not.toHaveBeenCalled()
    expect(emulator.events).toEqual([])
    document.removeEventListener('submit', submitted)
    fetch.mockRestore()
  })

  it('sends no form before there is a script either', () => {
    setUp()
    render(<BillingPortalButton endpoint={endpoint} aria-disabled />)
    expect(button()).toHaveAttribute('aria-disabled', 'true')
    expect(button()).toHaveAttribute('type', 'button')
    expect(button()).not.toHaveAttribute('form')
  })
})

/** What React's Flight client hands over in place of an element that is not there yet. */
function lazyNode(promise: Promise<unknown>) {
  let value: unknown
  void promise.then((result) => {
    value = result
  })
  const init = () => {
    if (value === undefined) throw promise
    return value
  }
  return { $$typeof: Symbol.for('react.lazy'), _payload: null, _init: init } as never
}
