import { ask } from '../endpoint/ask.ts'
import { policiesIn, type Policy } from './policiesIn.ts'

/** A page as it was found, or why it was not. */
export type Page =
  | { readonly unread: string; readonly fix: string }
  | { readonly url: URL; readonly policies: readonly Policy[]; readonly isTried: boolean }

const mostRedirects = 5

/** Reads a page and its policies. Redirects within its own origin are followed. */
export async function readPage(url: URL, timeout: number, redirects = 0): Promise<Page> {
  const answer = await ask(url, { timeout, headers: { accept: 'text/html' } })
  if ('unanswered' in answer) {
    return {
      unread: `${answer.unanswered}.`,
      fix: 'Start the app, and check the address after --page.',
    }
  }
  const { status, headers, text } = answer
  if (status >= 300 && status < 400) {
    const next = locationOf(headers, url)
    if (next?.origin === url.origin && redirects < mostRedirects) {
      return readPage(next, timeout, redirects + 1)
    }
    return {
      unread: 'It redirects, to another site or without an end: probably to a sign-in.',
      fix: 'Name a page after --page that is served with the same policy to a visitor who is signed out.',
    }
  }
  if (status >= 400) {
    return {
      unread: `It was answered with ${status}, and the policy of an error page may be another one.`,
      fix: 'Name a page after --page that a visitor who is signed out can see.',
    }
  }
  return {
    url,
    policies: policiesIn(headers.get('content-security-policy'), text),
    isTried: headers.has('content-security-policy-report-only'),
  }
}

function locationOf(headers: Headers, from: URL): URL | undefined {
  const location = headers.get('location')
  return location !== null && URL.canParse(location, from) ? new URL(location, from) : undefined
}
