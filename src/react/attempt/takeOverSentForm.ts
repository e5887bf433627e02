import { getPage, type Caller } from './Page.ts'
import { press } from './press.ts'

/**
 * Takes over a form that the browser has sent by itself, before there was a script: its answer takes
 * this page away, and every click until then joins it.
 */
export function takeOverSentForm(caller: Caller, form: HTMLFormElement): void {
  const { seenForms } = getPage()
  // Once for each form: one that a script has sent looks the same later on.
  if (seenForms.has(form)) return
  seenForms.add(form)
  if (isUserValid(form)) void press(caller, true)
}

/** What a form's fields are from the moment on that it is sent. */
function isUserValid(form: HTMLFormElement): boolean {
  try {
    return form.querySelector(':user-valid') !== null
  } catch {
    // A browser that does not know the name: the form is not noticed.
    return false
  }
}
