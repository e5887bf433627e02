/** In development, tells how to mend a button that cannot work; elsewhere it does nothing. */
export function reportNestedForm(status: HTMLElement): void {
  try {
    if (process.env.NODE_ENV !== 'production' && status.closest('form')?.querySelector('form')) {
      console.error(
        'A <BillingPortalButton> is inside a <form>. A form in a form loses its tag in parsed ' +
          'HTML, so without JavaScript the button does nothing. Move it out of the form, or give ' +
          'it progressive={false}.',
      )
    }
  } catch {
    // No bundler has filled in `process`: this is nobody's development build.
  }
}

/** In development, tells that there is nothing to ask for a link; elsewhere it does nothing. */
export function reportNoSource(): void {
  try {
    if (process.env.NODE_ENV !== 'production') {
      console.error(
        'A billing portal button has nothing to ask for a link, so it cannot open the portal. Give ' +
          'it an `endpoint` or a `requestSession`, or put it in a <BillingPortalProvider> with one.',
      )
    }
  } catch {
    // As above.
  }
}
