import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { importMap } from './importMap.ts'
import { Billing } from './public/Billing.js'

export const signInPage = page(
  '',
  `<form method="post" action="/sign-in">
    <label>Account <input name="account"></label>
    <button>Sign in</button>
  </form>`,
)

export const billingPage = page(
  `<script type="importmap">${importMap}</script>
  <script type="module" src="/main.js"></script>`,
  `<h1>Billing</h1>
  <div id="root">${renderToString(createElement(Billing))}</div>`,
)

function page(head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>A strict policy and no bundler</title>
  ${head}
</head>
<body>
  ${body}
</body>
</html>
`
}
