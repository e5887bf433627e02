/** What the page of a failed form says. */
export interface ErrorPageText {
  sentence: string
  /** Seconds to wait before another try. */
  retryAfter?: number | undefined
  requestId: string
  wayBack: string
}

// The hash is of exactly this text: a test computes it anew.
const style = `
body { display: grid; place-items: center; min-height: 100vh; margin: 0; font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 30rem; padding: 1.5rem; text-align: center }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25 }
a { display: inline-block; padding: 0.5rem 1.25rem; border: 1px solid; border-radius: 0.5rem; color: inherit; font-weight: 600; text-decoration: none }
a:hover { text-decoration: underline }
a:focus-visible { outline: 2px solid #3b82f6; outline-offset: 2px }
`
/** Allows the page its one style, by its hash, and nothing that somebody else could have written into it. */
export const errorPagePolicy =
  "default-src 'none'; style-src 'sha256-/CViSsVMgxJtDLQ3rOJ0sXfHpwM1ADCqbDg6IWcB2Pw='; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Returns the page that a failed form gets: what happened, how long to wait, and a way back. */
export function errorPage({ sentence, retryAfter, requestId, wayBack }: ErrorPageText): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Billing could not be opened</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Billing could not be opened</h1>
<p>${escapeHtml(withWait(sentence, retryAfter))}</p>
<p><a href="${escapeHtml(wayBack)}">Go back to the app</a></p>
<p><small>Request id: ${escapeHtml(requestId)}</small></p>
</main>
</body>
</html>
`
}

// Where the wait is known, it says all that "try again" and "try again later" would.
function withWait(sentence: string, retryAfter: number | undefined): string {
  if (retryAfter === undefined) return sentence
  const unit = retryAfter === 1 ? 'second' : 'seconds'
  const wait = `Please try again in ${retryAfter} ${unit}.`
  return `${sentence.replace(/Please try again( later)?\.$/, '').trim()} ${wait}`.trim()
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
