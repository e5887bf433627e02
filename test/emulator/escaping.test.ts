import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/emulator/index.ts'
import { html } from '../../src/emulator/portal/html.ts'
import { acme, createVisitor, mint, origin } from './support.ts'

describe('html', () => {
  it('escapes text and attributes', () => {
    const hostile = `<b title='x'>"&`
    expect(String(html`<p title="${hostile}">${hostile}</p>`)).toBe(
      '<p title="&lt;b title=&#39;x&#39;&gt;&quot;&amp;">&lt;b title=&#39;x&#39;&gt;&quot;&amp;</p>',
    )
  })

  it('keeps markup that it made itself, and lists of it', () => {
    const items = ['a', '<'].map((item) => html`<em>${item}</em>`)
    expect(String(html`<b>${items}</b>`)).toBe('<b><em>a</em><em>&lt;</em></b>')
  })

  it('renders numbers, and nothing for what is absent', () => {
    expect(String(html`${0}${null}${undefined}${false}`)).toBe('0')
  })

  it('refuses an attribute value without quotes, which it could not protect', () => {
    // prettier-ignore
    expect(() => html`<p title=${'x onclick=y'}>`).toThrow(/Quote/)
  })

  it('does not mistake text that ends with an equals sign for an attribute', () => {
    expect(String(html`${'a='}${'b'}`)).toBe('a=b')
  })
})

describe('a customer with a hostile name', () => {
  const hostile = `</title><script>alert(1)</script>"'><img src=x onerror=alert(2)>`
  const rightToLeft = '\u202Eevil\u202C שלום'
  const textFields = {
    name: hostile,
    email: hostile,
    phone: hostile,
    addressLine1: hostile,
    addressLine2: hostile,
    city: hostile,
    state: hostile,
    zipCode: hostile,
    country: hostile,
    billingContactName: rightToLeft,
    billingContactEmail: hostile,
  }
  const emulator = createEmulator({
    control: true,
    merchant: { name: hostile, supportEmail: hostile },
    customers: [
      {
        id: acme,
        externalId: hostile,
        ...textFields,
        subscription: {
          name: hostile,
          status: 'active',
          billingCycle: 'custom',
          billingModel: 'usage',
          price: 1,
          currency: 'USD',
          startDate: '2026-01-01',
        },
        invoices: [
          {
            id: hostile,
            status: 'paid',
            total: 1,
            currency: 'USD',
            periodStart: '2026-01-01',
            periodEnd: '2026-01-31',
            dueDate: '2026-02-01',
            createdAt: '2026-02-01',
          },
        ],
        usage: [{ name: hostile, included: 2, months: [{ month: '2026-01', quantity: 1 }] }],
      },
    ],
  })

  const expectHarmless = (markup: string) => {
    expect(markup).toContain('&lt;script&gt;')
    expect(markup).not.toMatch(/<script|<img/)
    expect(markup.match(/<title>/g)).toHaveLength(1)
  }

  it('does no harm on the portal page, wherever the name appears', async () => {
    const returnUrl = 'https://app.test/"><script>alert(3)</script>'
    const { url } = await mint(emulator, { customerId: acme, returnUrl })
    expectHarmless(await (await createVisitor(emulator)(url)).text())
  })

  it('does no harm on the control page', async () => {
    expectHarmless(await (await emulator.fetch(`${origin}/`)).text())
  })

  it('does no harm on the page of a dead link', async () => {
    expectHarmless(await (await emulator.fetch(`${origin}/r/<script>`)).text())
  })

  it('keeps right-to-left text from turning what surrounds it', async () => {
    const { url } = await mint(emulator, { customerId: acme })
    const markup = await (await createVisitor(emulator)(url)).text()
    expect(markup).toContain(`<bdi class="line">${rightToLeft}</bdi>`)
  })
})
