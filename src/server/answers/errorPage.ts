/** What the page of a failed form says. */
export interface ErrorPageText {
  sentence: string
  requestId: string
  wayBack: string
}

/** The page that a failed form gets: no script and no style, so that any CSP allows it. */
export function errorPage({ sentence, requestId, wayBack }: ErrorPageText): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Billing could not be opened</title>
</head>
<body>
<main>
<h1>Billing could not be opened</h1>
<p>${escapeHtml(sentence)}</p>
<p><a href="${escapeHtml(wayBack)}">Go back to the app</a></p>
<p><small>Request id: ${escapeHtml(requestId)}</small></p>
</main>
</body>
</html>
`
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
