/**
 * Loaded into a host before its own code: what it sends to MarginFront goes to the stand-in of the
 * tests, and what it sends anywhere else but to this machine fails.
 */
const marginFront = process.env['HOSTS_MARGINFRONT'] ?? ''
const realFetch = globalThis.fetch

globalThis.fetch = function fetch(input, init) {
  const request = new Request(input, init)
  const url = new URL(request.url)
  if (url.origin === 'https://api.marginfront.com') {
    return realFetch(new Request(marginFront + url.pathname + url.search, request))
  }
  if (/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) return realFetch(input, init)
  console.error(`OUTSIDE REQUEST to ${url.origin}`)
  return Promise.reject(new TypeError(`No test may ask ${url.origin}.`))
}
