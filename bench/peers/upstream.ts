const url = 'https://portal.marginfront.com/r/bench'
const date = '2100-01-01T00:00:00Z'

const customer = {
  id: 'cus_1',
  created_at: date,
  modified_at: null,
  metadata: {},
  external_id: 'acme-001',
  email: 'acme@example.test',
  email_verified: true,
  type: 'individual',
  name: null,
  billing_address: null,
  tax_id: null,
  organization_id: 'org_1',
  deleted_at: null,
  avatar_url: 'https://example.test/acme.png',
}

/** An answer that each of the clients takes for a portal session, by the fields that it reads. */
const session = JSON.stringify({
  id: 'ps_1',
  token: 'bench',
  url,
  link: url,
  customer_portal_url: url,
  customer_portal_link: url,
  customerId: 'cus_1',
  customer_id: 'cus_1',
  customer,
  expiresAt: date,
  expires_at: date,
  created_at: date,
  modified_at: null,
  return_url: null,
})

const headers = { 'content-type': 'application/json' }

/** Stands for every vendor's API while the work runs: it answers at once, and nothing is sent. */
export async function withUpstream<Result>(work: () => Promise<Result>): Promise<Result> {
  const { fetch } = globalThis
  const { log } = console
  globalThis.fetch = async (input) => {
    const { href } = new URL(input instanceof Request ? input.url : input)
    return new Response(session, {
      headers,
      status: href.includes('customer-sessions') ? 201 : 200,
    })
  }
  // A line for each request would be the terminal's time.
  console.log = () => {}
  try {
    return await work()
  } finally {
    Object.assign(globalThis, { fetch })
    Object.assign(console, { log })
  }
}
