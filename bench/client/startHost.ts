import { createServer } from 'node:http'
import { listenOnLoopback } from '../support/listenOnLoopback.ts'

/** A host's app: a page for each of the scripts. */
export interface ClientHost {
  pageOf: (script: string) => string
  close: () => void
}

/**
 * The endpoint answers in the page itself, decoded already: what is left is the code between click and
 * leaving, and no wait for a frame or for the network.
 */
const answer = `
  const url = location.origin + '/portal'
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  const json = async () => ({ url, expiresAt })
  window.fetch = async () => Object.assign(new Response(), { json })`

export async function startHost(scripts: Readonly<Record<string, string>>): Promise<ClientHost> {
  const server = createServer(({ url = '' }, response) => {
    const [, kind = '', file] = /^\/(\w+)(\.js)?/.exec(url) ?? []
    // A page that is cut off from others gets a clock of 5 µs in place of 100.
    response.setHeader('cross-origin-opener-policy', 'same-origin')
    response.setHeader('cross-origin-embedder-policy', 'require-corp')
    response.setHeader('content-type', file ? 'text/javascript' : 'text/html')
    response.end(file ? scripts[kind] : pageWith(kind))
  })
  const { port, close } = await listenOnLoopback(server)
  return { pageOf: (script) => `http://127.0.0.1:${port}/${script}`, close }
}

const pageWith = (script: string) => `<!doctype html><title>${script}</title>
  <link rel="icon" href="data:,"><body>
  <script>${answer}</script><script src="/${script}.js"></script>`
