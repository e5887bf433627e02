import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'

// An app with a sign-in of its own, and no billing route: the tests bring one.
const reads = new Map()

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost')
  const account = /account=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]
  switch (pathname) {
    case '/sign-in':
      response.setHeader('set-cookie', `account=${searchParams.get('account')}; HttpOnly; Path=/`)
      response.writeHead(303, { location: '/billing' }).end()
      return
    case '/billing':
      response.setHeader('content-type', 'text/html')
      response.end(
        '<!doctype html><title>App</title><body><script type="module" src="/page.js"></script>',
      )
      return
    case '/page.js':
      response.setHeader('content-type', 'text/javascript')
      response.end(await readFile('dist/page.js'))
      return
    case '/api/account':
      reads.set(account, (reads.get(account) ?? 0) + 1)
      response.end(`${account ?? 'nobody'}, read ${reads.get(account)} time(s)`)
      return
    default:
      response.writeHead(404).end()
  }
}).listen(Number(process.env.APP_PORT), '127.0.0.1')
