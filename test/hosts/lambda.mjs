/**
 * Serves a Lambda function behind a stand-in for API Gateway: each request becomes an event of its
 * HTTP API, payload format 2.0, and the function's result becomes the answer.
 */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { join } from 'node:path'

const [, , file = ''] = process.argv
const { handler } = await import(join(process.cwd(), file))

/** What API Gateway passes on as text; all else is encoded. */
const isText = (type) => /^(text\/|application\/(json|javascript|xml))/.test(type)

async function eventOf(req) {
  const { cookie, ...headers } = req.headers
  const { pathname, search } = new URL(req.url, 'http://localhost')
  const body = await buffer(req)
  const isBase64Encoded = body.length > 0 && !isText(headers['content-type'] ?? '')
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    ...(cookie && { cookies: cookie.split('; ') }),
    headers: { ...headers, 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'https' },
    requestContext: {
      accountId: 'anonymous',
      apiId: 'api',
      domainName: headers.host,
      domainPrefix: 'api',
      http: {
        method: req.method,
        path: pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: new Date().toISOString(),
      timeEpoch: Date.now(),
    },
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  }
}

createServer(async (req, res) => {
  const context = { awsRequestId: randomUUID(), functionName: file }
  // What a function gives crosses to API Gateway as JSON.
  const result = JSON.parse(JSON.stringify(await handler(await eventOf(req), context)))
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = result
  // Of the connection to the function, which is not the browser's.
  const { connection: _, 'transfer-encoding': __, ...ofAnswer } = headers
  res.writeHead(statusCode, cookies.length > 0 ? { ...ofAnswer, 'set-cookie': cookies } : ofAnswer)
  res.end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'))
}).listen(Number(process.env.PORT), 'localhost')
