import { createApp } from './app.ts'
import { listAccounts } from './accounts.ts'
import { buildPages } from './build.ts'
import { listen, localhost } from './listen.ts'
import { emulatedMarginFront, realMarginFront } from './marginfront.ts'
import { createSupportDesk } from './desk.ts'
import { narrateAudit, narrateDesk, narrateEmulator, narrateRoute } from './narrate.ts'
import { createBillingPortal } from './portal.ts'
import { createSessions } from './sessions.ts'
import { readSettings } from './settings.ts'
import { SetupError } from './SetupError.ts'

process.env['NODE_ENV'] = 'production'
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0))

try {
  await start()
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error)
  process.exit(1)
}

async function start() {
  const settings = readSettings(process.env)
  const marginfront = settings.secretKey
    ? realMarginFront(settings)
    : await emulatedMarginFront(settings, narrateEmulator)

  console.log('Larkspur, a demo of @marginfront/react. Its pages are built first: a few seconds.\n')
  const sessions = createSessions()
  const app = createApp({
    accounts: listAccounts(settings),
    sessions,
    billingPortal: createBillingPortal(sessions, marginfront, narrateRoute),
    supportDesk: createSupportDesk(sessions, marginfront, {
      audit: narrateAudit,
      onEvent: narrateDesk,
    }),
    marginfront,
    pages: await buildPages(),
  })
  const port = await listen(app, { hosts: localhost, port: settings.port, variable: 'PORT' })

  console.log(`Open         http://localhost:${port}`)
  console.log('             Sign in and press "Manage billing". What happens is told below.')
  console.log('             Sign in as support to see who has a link, and to make or revoke one.')
  if (marginfront.controlPage) {
    console.log(`Emulator     ${marginfront.controlPage}`)
    console.log('             Every link that was minted, and a clock to move on by an hour.')
  } else {
    console.log(`MarginFront  the real one, with the portal on ${marginfront.portalOrigin}`)
  }
  console.log('Ctrl-C       stops it all.\n')
}
