import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { BillingPortalButton, BillingPortalProvider, usePortalSession } from '../../src/index.ts'

it('renders a form that works before any script does', () => {
  const html = renderToString(
    <BillingPortalButton endpoint="/api/billing-portal" returnUrl="/billing" />,
  )
  const id = /<form id="([^"]+)"/.exec(html)?.[1]
  expect(id).toBeTruthy()
  expect(html).toContain(`form="${id}"`)
  expect(html).toMatch(/<button[^>]* type="submit"/)
  const form = /<form[^>]*>/.exec(html)?.[0]
  for (const attribute of ['method="post"', 'action="/api/billing-portal"', 'hidden=""']) {
    expect(form).toContain(attribute)
  }
  expect(html).toMatch(/<input(?=[^>]* hidden="")(?=[^>]* name="returnUrl")[^>]* value="\/billing"/)
})

it('renders an empty status line and no style, script or alert', () => {
  const html = renderToString(<BillingPortalButton endpoint="/api/billing-portal" />)
  expect(html).toMatch(/<span role="status" hidden=""><\/span>/)
  expect(html).not.toMatch(/style|<script|role="alert"/)
})

it('names the new tab without a script', () => {
  const html = renderToString(<BillingPortalButton endpoint="/b" target="_blank" />)
  const [, own, newTab] = /aria-labelledby="(\S+) (\S+)"/.exec(html) ?? []
  expect(html).toContain(`id="${own}"`)
  expect(html).toContain(`<span id="${newTab}" hidden="">(opens in a new tab)</span>`)
  expect(html).toMatch(/<form[^>]* target="_blank"/)
})

it('renders a provider and the hook', () => {
  function Status() {
    return <i>{usePortalSession().status}</i>
  }
  expect(
    renderToString(
      <BillingPortalProvider endpoint="/b">
        <Status />
      </BillingPortalProvider>,
    ),
  ).toBe('<i>idle</i>')
})

it('renders the same for everyone who asks at once', () => {
  const one = renderToString(<BillingPortalButton endpoint="/b" scope="ann" />)
  const two = renderToString(<BillingPortalButton endpoint="/b" scope="bob" />)
  expect(one).toBe(two)
})
