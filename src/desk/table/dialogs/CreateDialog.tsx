import { useLayoutEffect, useRef, useState } from 'react'
import { useCreatePortalLink } from '../../hooks/useCreatePortalLink.ts'
import { useLatest } from '../../hooks/useLatest.ts'
import { formatAbsolute, parseTime } from '../clock/formatTime.ts'
import { fill } from '../labels/fill.ts'
import { sentenceOf } from '../labels/sentenceOf.ts'
import { useTableSettings } from '../state/TableContext.ts'
import { CustomerFields } from './CustomerFields.tsx'
import { Dialog } from './Dialog.tsx'
import { LinkField } from './LinkField.tsx'
import { readCustomer } from './readCustomer.ts'

/** How a made link may be handed over. */
export type PortalLinkDelivery = 'show' | 'send' | 'both'

interface CreateDialogProps {
  /** For this customer alone, by MarginFront's id. */
  customerId: string | undefined
  delivery: PortalLinkDelivery
  /** Called once the link was sent to the customer. */
  onSent: (customer: string) => void
  onClose: () => void
}

/** Makes a link for a customer, and shows it once, or lets it be sent. */
export function CreateDialog({ customerId, delivery, onSent, onClose }: CreateDialogProps) {
  const { labels, locale } = useTableSettings()
  const { createLink, isPending, error } = useCreatePortalLink()
  const [made, setMade] = useState<{ customer: string; expiresAt: string | undefined }>()
  const field = useRef<HTMLInputElement>(null)
  const isMaking = useRef(false)
  // By the pressed button, since not every browser names a submitter. Enter presses the first one:
  // https://html.spec.whatwg.org/#implicit-submission
  const isToSend = useRef(false)
  const until = parseTime(made?.expiresAt)

  // However the dialog goes, whoever still holds its field holds no link. It may also be hidden for a
  // while: https://react.dev/reference/react/Activity
  useLayoutEffect(() => {
    const input = field.current
    return () => {
      if (input) input.value = ''
      setMade(undefined)
    }
  }, [])

  async function submit(form: HTMLFormElement) {
    // By reference: two presses may come before there is another render, each for a link of its own.
    if (isMaking.current) return
    isMaking.current = true
    const customer = customerId ? { customerId } : readCustomer(form)
    const name = customer.customerId ?? customer.customerExternalId
    const deliver = delivery === 'send' || isToSend.current || undefined
    const result = await createLink({ ...customer, deliver })
    isMaking.current = false
    if (!result.ok) return
    if (result.delivered) return onSent(name)
    // Straight into the field: in a state, it would be kept.
    if (field.current) field.current.value = result.url
    setMade({ customer: name, expiresAt: result.expiresAt })
  }

  const latestSubmit = useLatest(submit)
  // React listens at the root of the page. Inside a host's form, Chromium brings the event no further
  // than to that form, so React never hears it and the page navigates; elsewhere the host's form would
  // take it for its own.
  const [formRef] = useState(() => (form: HTMLFormElement | null) => {
    if (!form) return
    form.onsubmit = (event) => {
      event.preventDefault()
      event.stopPropagation()
      void latestSubmit.current(form)
    }
  })

  return (
    <Dialog
      title={made ? fill(labels.linkFor, { customer: made.customer }) : labels.createTitle}
      step={made ? 'made' : 'ask'}
      onClose={made ? undefined : onClose}
    >
      {!made && (
        <form ref={formRef}>
          {!customerId && <CustomerFields />}
          {error && error.code !== 'aborted' && <p role="alert">{sentenceOf(error, labels)}</p>}
          <p role="status">{isPending && labels.creating}</p>
          <div data-portal-desk-buttons="">
            <button type="button" onClick={onClose}>
              {labels.cancel}
            </button>
            {/* First, so that Enter is no mail. */}
            {delivery !== 'send' && (
              <button
                aria-disabled={isPending}
                data-portal-desk-primary=""
                onClick={() => void (isToSend.current = false)}
              >
                {labels.showLink}
              </button>
            )}
            {delivery !== 'show' && (
              <button aria-disabled={isPending} onClick={() => void (isToSend.current = true)}>
                {labels.sendLink}
              </button>
            )}
          </div>
        </form>
      )}
      <div hidden={!made}>
        <LinkField field={field} />
        <p>
          {made &&
            fill(labels.linkNote, {
              time: until === undefined ? '–' : formatAbsolute(until, locale),
            })}
        </p>
        <div data-portal-desk-buttons="">
          <button type="button" onClick={onClose}>
            {labels.close}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
