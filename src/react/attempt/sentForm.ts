import { join } from './callers.ts'
import { createAttempt } from './createAttempt.ts'
import { getPage, type Caller } from './Page.ts'

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

  const running = [...page.attempts].find(({ isSentForm }) => isSentForm)
  const attempt = running ?? createAttempt(page, caller, { isSentForm: true }).attempt
  join(caller, attempt)
  if (!running) caller.follow(attempt.result)
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
