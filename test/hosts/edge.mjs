/**
 * Runs a function in `edge-runtime`, Vercel's own stand-in for its edge, bundled with the condition
 * that its bundlers know. Its HTTP server tells no request that the browser hung up, as the real
 * edge does, so another stands in its place.
 */
import { createServer } from 'node:http'
import { toNodeHandler } from '@marginfront/react/server/node'
import { EdgeRuntime } from 'edge-runtime'
import { build } from 'esbuild'

const { HOSTS_MARGINFRONT, MF_API_SECRET_KEY, PORT } = process.env

const { outputFiles } = await build({
  stdin: {
    contents: `
      import handler from './api/billing-portal.ts'
      addEventListener('fetch', (event) => {
        event.respondWith(handler(event.request, { waitUntil: (work) => event.waitUntil(work) }))
      })`,
    resolveDir: '.',
  },
  bundle: true,
  write: false,
  format: 'iife',
  platform: 'browser',
  conditions: ['edge-light'],
})

const runtime = new EdgeRuntime({
  initialCode: outputFiles[0].text,
  extend: (context) =>
    Object.assign(context, {
      process: { env: { MF_API_SECRET_KEY } },
      fetch: rerouted(context.fetch),
    }),
})

function rerouted(fetch) {
  return async (input, init) => {
    const { origin, pathname } = new URL(input)
    if (origin === 'https://api.marginfront.com') return fetch(HOSTS_MARGINFRONT + pathname, init)
    console.error(`OUTSIDE REQUEST to ${origin}`)
    throw new TypeError(`No test may ask ${origin}.`)
  }
}

const serve = toNodeHandler(async ({ body, headers, method, signal, url }) => {
  const answer = await runtime.dispatchFetch(url, {
    method,
    headers: [...headers],
    body: body && (await new Response(body).arrayBuffer()),
    signal,
  })
  return new Response(answer.body, answer)
})

createServer(serve).listen(Number(PORT), 'localhost')
