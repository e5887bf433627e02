import { docsUrl } from '../../contract/docsUrl.ts'

// StrictMode has refs called twice.
const told = /* @__PURE__ */ new WeakSet<Element>()

/** In development, tells of a form that loses its tag. Elsewhere it does nothing. */
export function tellOfPlace(status: HTMLElement): void {
  try {
    if (process.env.NODE_ENV !== 'production') {
      const around = status.closest('form, p')
      if (!around?.querySelector('form')) return
      const tag = around.tagName.toLowerCase()
      tellOnce(
        status,
        `A <BillingPortalButton> is inside a <${tag}>. A form in a <${tag}> loses its tag in parsed ` +
          'HTML, so that without JavaScript the button does nothing, and hydration fails. Move it ' +
          `out, or give it progressive={false}. See ${docsUrl}/styling.md#inside-a-sentence-or-a-form`,
      )
    }
  } catch {
    // No bundler has filled in `process`: this is nobody's development build.
  }
}

/** In development, tells of a `render` that drops its props. Elsewhere it does nothing. */
export function tellOfDroppedProps(status: HTMLElement): void {
  try {
    if (
      process.env.NODE_ENV !== 'production' &&
      !status.parentElement?.querySelector('[data-state]')
    ) {
      tellOnce(
        status,
        'The `render` of a <BillingPortalButton> has dropped its props: there is no element with ' +
          '`data-state` beside it. It may not open the portal, or not say what it does. Spread all ' +
          'props onto your button: render={(props) => <button {...props} />}. ' +
          `See ${docsUrl}/styling.md#your-own-component`,
      )
    }
  } catch {
    // As above.
  }
}

function tellOnce(element: Element, words: string): void {
  if (told.has(element)) return
  told.add(element)
  console.error(`[@marginfront/react] ${words}`)
}
