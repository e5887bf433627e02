import { join } from './callers.ts'
import { getPage, type Caller } from './Page.ts'
import { startAttempt } from './startAttempt.ts'

/**
 * Takes over a form that the browser has sent by itself, before there was a script: its answer takes
 * this page away, and every click until then joins it.
 */
export function takeOverSentForm(caller: Caller, form: HTMLFormElement): void {
  const page = getPage()
  // Once for each form: one that a script has sent looks the same later on.
  if (page.seenForms.has(form)) return
  page.seenForms.add(form)
  if (!isUserValid(form)) return
  const sent = [...page.attempts].find(({ account }) => account === undefined)
  void join(caller, sent ?? startAttempt(page, caller, true), !sent)
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
