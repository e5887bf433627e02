import { test } from './test'

// The second has to fail, so that these are no part of a usual run: the row of this app runs them by
// themselves, with STRAYS, and sees that exactly that one failed.
const shared: { customerId?: string } = {}

test.describe.configure({ mode: 'serial' })
test.skip(process.env['STRAYS'] === undefined, 'has to fail: run with STRAYS=1')

test('one test asks for its own customer', async ({ portal }) => {
  shared.customerId = portal.customer.externalId
})

test('another one asks for the customer of the first', async ({
  portal,
  portalServer,
  request,
}) => {
  void portal
  await request.post(`${portalServer.env.MF_API_BASE_URL}/portal-sessions`, {
    headers: { 'x-api-key': portalServer.env.MF_API_SECRET_KEY },
    data: { customerExternalId: shared.customerId },
  })
})
