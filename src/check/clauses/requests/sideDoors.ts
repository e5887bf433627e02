import type { Ask, Bench } from '../../bench/Bench.ts'

const evil = 'https://evil.example/'

// What a return URL is called in other frameworks.
const otherNames = [
  'return_url',
  'returnURL',
  'returnTo',
  'return_to',
  'redirect',
  'redirectUrl',
  'redirect_url',
  'redirect_uri',
  'callbackUrl',
  'continue',
  'next',
  'url',
]

/** Headers that some frameworks resolve a path against. */
const elsewhere = {
  referer: evil,
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-original-host': 'evil.example',
  forwarded: 'host=evil.example;proto=https',
}

const underEach = Object.fromEntries(otherNames.map((name) => [name, evil]))

/** Right requests that have a hostile return URL in a place where none is looked for. */
export function sideDoors({ url, hasForm }: Bench): Ask[] {
  const address = new URL(url)
  for (const name of ['returnUrl', ...otherNames]) {
    if (!address.searchParams.has(name)) address.searchParams.set(name, evil)
  }
  return [
    { url: address.href, headers: { referer: evil } },
    { fields: underEach },
    { body: `{"returnUrl":"/billing","returnUrl":"${evil}"}` },
    { fields: { returnUrl: '/billing' }, headers: elsewhere },
    ...(hasForm
      ? [
          {
            kind: 'form' as const,
            fields: { ...underEach, 'returnUrl[]': evil, 'returnUrl[0]': evil },
          },
          { kind: 'form' as const, body: `returnUrl=%2Fbilling&returnUrl=${evil}` },
          { kind: 'form' as const, fields: { returnUrl: '/billing' }, headers: elsewhere },
          { kind: 'form' as const, body: `returnUrl=${evil}&returnUrl=%2Fbilling` },
        ]
      : []),
  ]
}
