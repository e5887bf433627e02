import { expect, test } from './test'

// Many tests at once, each of which would see anybody else's billing.
const tests = Number(process.env['CROWD'] ?? 0)

for (let number = 1; number <= tests; number++) {
  test(`visitor ${number} is in the portal of nobody else`, async ({ page, portal }) => {
    await portal.signIn(page)
    await page.getByRole('button', { name: 'Manage billing' }).click()
    expect(await portal.openedBy(page)).toEqual({
      status: 'opened',
      customerExternalId: portal.customer.externalId,
    })
    const { events, emulator } = portal.backend
    expect(events).toMatchObject([{ type: 'minted' }])
    const own = emulator.sessions.all.filter(({ customerId }) => customerId === portal.customer.id)
    expect(own).toMatchObject([{ status: 'used' }])
  })
}
