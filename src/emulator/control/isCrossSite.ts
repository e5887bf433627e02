/**
 * Whether a page of another site sent this request. A program that is no browser sends neither
 * header and is let in; a page under `no-referrer`, such as the emulator's own, sends
 * `Origin: null`, so there `Sec-Fetch-Site` decides.
 */
export function isCrossSite({ url, headers }: Request): boolean {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (origin !== null && origin !== 'null') return origin !== new URL(url).origin
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  return origin === 'null'
}
