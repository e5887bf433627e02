/**
 * Serves a built worker in workerd, behind a stand-in for Cloudflare's edge: a worker that lets go
 * of its request to the app when the browser hangs up. workerd's own HTTP server does not notice
 * (https://github.com/cloudflare/workerd/pull/5062), so a server in front of it does.
 */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { toNodeHandler } from '@marginfront/react/server/node'
import { convertV4MiniflareOptions, Miniflare, Response as WorkerResponse } from 'miniflare'
import { unstable_getMiniflareWorkerOptions as readConfig } from 'wrangler'

const { HOSTS_MARGINFRONT, MF_API_SECRET_KEY, PORT } = process.env
const { compatibilityDate, compatibilityFlags } = readConfig('wrangler.jsonc').workerOptions

/** When each browser hangs up, by the id that its request carries. */
const hangUps = new Map()

const edge = {
  name: 'edge',
  modules: true,
  script: `export default {
    fetch(request, { APP, BROWSERS }) {
      const controller = new AbortController()
      const browser = request.headers.get('x-browser')
      BROWSERS.fetch('http://browsers/' + browser).then(() => controller.abort())
      return APP.fetch(request, { signal: controller.signal })
    },
  }`,
  compatibilityDate,
  serviceBindings: {
    APP: 'app',
    async BROWSERS({ url }) {
      await hangUps.get(new URL(url).pathname.slice(1))
      return new WorkerResponse()
    },
  },
}

const app = {
  name: 'app',
  modules: true,
  scriptPath: 'dist/index.js',
  compatibilityDate,
  compatibilityFlags,
  bindings: { MF_API_SECRET_KEY },
  async outboundService(request) {
    const { origin, pathname } = new URL(request.url)
    if (origin !== 'https://api.marginfront.com') {
      console.error(`OUTSIDE REQUEST to ${origin}`)
      return new WorkerResponse(null, { status: 502 })
    }
    const answer = await fetch(HOSTS_MARGINFRONT + pathname, request)
    return new WorkerResponse(answer.body, answer)
  },
}

const miniflare = new Miniflare(convertV4MiniflareOptions({ workers: [edge, app] }))

const serve = toNodeHandler(async ({ body, headers, method, signal, url }) => {
  const browser = randomUUID()
  hangUps.set(browser, once(signal, 'abort'))
  try {
    const answer = await miniflare.dispatchFetch(url, {
      method,
      headers: [...headers, ['x-browser', browser]],
      body: body && (await new Response(body).arrayBuffer()),
      redirect: 'manual',
    })
    return new Response(answer.body, answer)
  } finally {
    hangUps.delete(browser)
  }
})

createServer(serve).listen(Number(PORT), 'localhost')
