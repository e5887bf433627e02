import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import type { Mode } from './buildClient.ts'
import { Host, type HostProps } from './Host.tsx'

/** The HTML of a page, as a server renders it: no inline script and no inline style. */
export function documentOf(props: HostProps, mode: Mode): string {
  const attribute = JSON.stringify(props).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Billing</title>
<script src="/${mode}/before.js"></script>
<script src="/${mode}/client.js" type="module"></script>
</head>
<body><div id="root" data-props="${attribute}">${renderToString(createElement(Host, props))}</div></body>
</html>`
}
