let count = 0

const app = 'https://app.example.com'
const body = '{"returnUrl":"/billing"}'

/** A request as the button sends it; each is of another customer, or the rate limit would end it. */
export function askedBy(signal?: AbortSignal): Request {
  return new Request(`${app}/api/billing-portal`, {
    method: 'POST',
    headers: {
      origin: app,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      cookie: `customer=acme-${(count += 1)}`,
    },
    body,
    ...(signal && { signal }),
  })
}

/** The same as it goes over a connection. */
export function askedOver(port: number): string {
  return [
    'POST /api/billing-portal HTTP/1.1',
    `host: 127.0.0.1:${port}`,
    `origin: http://127.0.0.1:${port}`,
    'sec-fetch-site: same-origin',
    'user-agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
    'accept: application/json',
    'accept-encoding: gzip, deflate, br, zstd',
    'accept-language: en',
    'content-type: application/json',
    `content-length: ${body.length}`,
    `cookie: customer=acme-${(count += 1)}`,
    '',
    body,
  ].join('\r\n')
}
