import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { setTimeout } from 'node:timers/promises'
import { listenOnLoopback } from '../support/listenOnLoopback.ts'
import { makeCertificate } from './certificate.ts'
import { delayingProxy } from './delayingProxy.ts'

/** When the page connects to the portal before it goes there. */
export const moments = ['never', 'on intent', 'at the click'] as const
export type Moment = (typeof moments)[number]

const oneWay = 50
/** Between the pointer's coming and the click. */
const hover = 300
/** A backend that asks MarginFront for the link. */
const minting = 250

/** An app and a portal that are two sites, the portal far away and behind TLS. */
export interface World {
  /** Gives the milliseconds from the click's request to the portal's being asked for its page. */
  travel: (moment: Moment, visit: (url: string) => Promise<void>) => Promise<number>
  /** How many connections the portal has had since this was asked last. */
  takeConnections: () => number
  close: () => void
}

export async function startWorld(): Promise<World> {
  let connections = 0
  let clicked = 0
  let arrive = (_: number) => {}

  const portal = createSecureServer(await makeCertificate('portal.localhost'), (asked, answer) => {
    if (asked.url === `/r/${clicked}`) arrive(performance.now() - clicked)
    answer.writeHead(200, { 'content-type': 'text/html', connection: 'close' })
    answer.end('<!doctype html><title>Portal</title><link rel="icon" href="data:,">')
  })
  portal.on('connection', () => (connections += 1))
  const portalServer = await listenOnLoopback(portal)
  const proxy = await delayingProxy(portalServer.port, oneWay)
  const portalOrigin = `https://portal.localhost:${proxy.port}`

  const app = createServer(async ({ method, url = '' }, answer) => {
    if (method === 'POST') {
      clicked = performance.now()
      await setTimeout(minting)
      answer.end(JSON.stringify({ url: `${portalOrigin}/r/${clicked}` }))
    } else {
      const moment = new URL(url, 'http://app.localhost').searchParams.get('moment')
      answer.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' })
      answer.end(pageOf(moment, portalOrigin))
    }
  })
  const appServer = await listenOnLoopback(app)

  return {
    async travel(moment, visit) {
      const arrival = new Promise<number>((resolve) => (arrive = resolve))
      const query = new URLSearchParams({ moment })
      await visit(`http://app.localhost:${appServer.port}/?${query}`)
      const time = await arrival
      // Or a connection that was made and not used would be found by the next visit.
      await setTimeout(200)
      proxy.drop()
      return time
    },
    takeConnections() {
      const taken = connections
      connections = 0
      return taken
    },
    close() {
      proxy.close()
      appServer.close()
      portalServer.close()
    },
  }
}

/** A page that hovers and clicks on its own, as nobody's hand is as even. */
const pageOf = (moment: string | null, portalOrigin: string) => `<!doctype html>
<title>App</title><link rel="icon" href="data:,"><script>
  const connect = () =>
    document.head.append(Object.assign(document.createElement('link'),
      { rel: 'preconnect', href: '${portalOrigin}' }))
  addEventListener('load', () => {
    if (${moment === 'on intent'}) connect()
    setTimeout(async () => {
      if (${moment === 'at the click'}) connect()
      const { url } = await (await fetch('/mint', { method: 'POST' })).json()
      location.assign(url)
    }, ${hover})
  })
</script>`
