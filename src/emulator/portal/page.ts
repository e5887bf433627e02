import { type Html, html, type HtmlValue } from './html.ts'
import { pageHeaders } from './pageHeaders.ts'

export const stylesheetPath = '/assets/portal.css'

interface Page {
  title: string
  /** Whose page it is, as the top bar and the title name them. */
  owner: string
  /** What stands at the end of the top bar. */
  account?: Html
  main: Html
  footer?: HtmlValue
}

/** The frame of every page: the merchant's brand above, the content, and what it is below. */
export function page({ title, owner, account, main, footer }: Page): Html {
  const initial = Array.from(owner)[0]?.toUpperCase()
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title === owner ? title : `${title} – ${owner}`}</title>
        <link rel="stylesheet" href="${stylesheetPath}" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <header class="bar">
          <div class="inner">
            <p class="brand">
              <span class="mark" aria-hidden="true">${initial}</span> <bdi>${owner}</bdi>
            </p>
            ${account}
          </div>
        </header>
        <main class="inner">${main}</main>
        <footer class="foot">
          <div class="inner">
            ${footer}
            <p>Served by the local MarginFront emulator. Nothing on this page is billed.</p>
          </div>
        </footer>
      </body>
    </html> `
}

export function pageResponse(markup: Html, status = 200, headers: HeadersInit = {}): Response {
  const answer = new Response(markup.toString(), { status, headers: pageHeaders })
  for (const [name, value] of new Headers(headers)) answer.headers.set(name, value)
  answer.headers.set('content-type', 'text/html; charset=utf-8')
  return answer
}

export function redirectResponse(location: string, headers: HeadersInit = {}): Response {
  const answer = new Response(null, { status: 303, headers: pageHeaders })
  for (const [name, value] of new Headers(headers)) answer.headers.set(name, value)
  answer.headers.set('location', location)
  return answer
}
