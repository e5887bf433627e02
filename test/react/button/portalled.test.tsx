import { act, render, screen, waitFor } from '@testing-library/react'
import { Component, StrictMode, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { BillingPortalButton, type BillingPortalButtonProps } from '../../../src/index.ts'
import { endpoint, startWorker } from '../setUp.tsx'

const { setUp } = startWorker()
const note = () => screen.getByRole('textbox', { name: 'Note' })
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve)))

interface FormEvents {
  onReset: () => void
  onSubmit: () => void
}

interface FormState {
  values: { note: string }
  isOpen: boolean
}

/** A form that keeps its values itself and hands them to a function, as form libraries do. */
class RenderPropForm extends Component<
  FormEvents & { children: (form: FormState & { show: () => void }) => ReactNode },
  FormState
> {
  override state: FormState = { values: { note: '' }, isOpen: false }

  override render() {
    const { children, onReset, onSubmit } = this.props
    return (
      <form
        onReset={() => {
          onReset()
          // A new object each time, so that each reset renders anew.
          this.setState({ values: { note: '' } })
        }}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <input
          aria-label="Note"
          value={this.state.values.note}
          onChange={({ target }) => this.setState({ values: { note: target.value } })}
        />
        {children({ ...this.state, show: () => this.setState({ isOpen: true }) })}
      </form>
    )
  }
}

/** In React's tree the dialog is inside the form, in the page it is not. */
function Dialog(props: BillingPortalButtonProps) {
  const [renders, setRenders] = useState(0)
  return createPortal(
    <div role="dialog">
      <button type="button" onClick={() => setRenders(renders + 1)}>
        Render again
      </button>
      <BillingPortalButton endpoint={endpoint} {...props} />
      <p>Rendered again {renders} times</p>
    </div>,
    document.body,
  )
}

describe.each([
  ['as it is', undefined],
  ['in StrictMode', StrictMode],
])('a button that is portalled out of a controlled form, %s', (_, wrapper) => {
  async function typeAndOpen(props: BillingPortalButtonProps = {}) {
    const backend = setUp()
    const events = { onReset: vi.fn<() => void>(), onSubmit: vi.fn<() => void>() }
    render(
      <RenderPropForm {...events}>
        {({ isOpen, show }) => (
          <>
            <button type="button" onClick={show}>
              Open
            </button>
            {/* A new function at each render of the form. */}
            {isOpen && <Dialog navigate={backend.navigate} {...props} onError={() => {}} />}
          </>
        )}
      </RenderPropForm>,
      wrapper && { wrapper },
    )
    await userEvent.fill(note(), 'typed')
    await press('Open')
    await screen.findByRole('dialog')
    return { ...backend, ...events }
  }

  it('resets nothing as it mounts and renders again', async () => {
    const { onReset } = await typeAndOpen()
    await press('Render again')
    await screen.findByText('Rendered again 1 times')
    await userEvent.fill(note(), 'typed again')
    await settled()

    expect(onReset).not.toHaveBeenCalled()
    expect(note()).toHaveValue('typed again')
  })

  it('resets and sends nothing of the form at a click', async () => {
    const { onReset, onSubmit, visits } = await typeAndOpen()
    await press('Manage billing')
    await waitFor(() => expect(visits).toHaveLength(1))
    await settled()

    expect(onReset).not.toHaveBeenCalled()
    expect(onSubmit).not.toHaveBeenCalled()
    expect(note()).toHaveValue('typed')
  })

  it('resets nothing as it shows a failure', async () => {
    const { onReset, onSubmit } = await typeAndOpen({
      requestSession: async () => ({ ok: false, code: 'forbidden' }),
    })
    await press('Manage billing')
    await screen.findByRole('alert')

    expect(onReset).not.toHaveBeenCalled()
    expect(onSubmit).not.toHaveBeenCalled()
    expect(note()).toHaveValue('typed')
  })

  it('lets the form’s own reset and submit through', async () => {
    const { onReset, onSubmit } = await typeAndOpen()
    const form = note().closest('form')
    act(() => form?.reset())
    act(() => form?.requestSubmit())

    expect(onReset).toHaveBeenCalledOnce()
    expect(onSubmit).toHaveBeenCalledOnce()
    expect(note()).toHaveValue('')
  })
})
