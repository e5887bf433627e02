import type { Bench } from '../../bench/Bench.ts'
import { linkIn } from '../../exchange/Exchange.ts'
import { lookAlikesOf } from './lookAlikes.ts'

/** Pages on origins that a careless comparison takes for the app's, and on MarginFront's own. */
export function pagesBesideApp(bench: Pick<Bench, 'app' | 'url' | 'first'>): string[] {
  const origins = lookAlikesOf(bench).filter((one) => URL.canParse(one) && !/[?#@]/.test(one))
  const link = linkIn(bench.first)
  if (link !== undefined && URL.canParse(link)) origins.push(new URL(link).origin)
  return [...new Set(origins)].filter((one) => one !== bench.app).map((one) => `${one}/`)
}

/** Texts that lead, or that some parser reads as leading, out of the app. */
export function hostileReturnUrls(app: string): string[] {
  const { protocol, host, hostname, port } = new URL(app)
  const otherScheme = protocol === 'https:' ? 'http:' : 'https:'
  return [
    'https://evil.example/',
    '//evil.example/',
    '///evil.example/',
    '/\\evil.example/',
    '\\\\evil.example\\',
    '\\/evil.example/',
    '/\t/evil.example/',
    '/\n/evil.example/',
    '\thttps://evil.example/',
    'https:evil.example',
    'https:/evil.example',
    'http:\\\\evil.example\\',
    `${app}.evil.example/`,
    `${app}@evil.example/`,
    `${app}\\@evil.example/`,
    `${protocol}//evil${hostname}/`,
    `${protocol}//user@${host}/`,
    `${protocol}//user:secret@${host}/`,
    `${otherScheme}//${host}/`,
    `${protocol}//${hostname}:1/`,
    `//${host}/`,
    `https://evil.example/${app}/`,
    `https://evil.example/?${app}`,
    `https://evil.example#${app}`,
    ` ${app}/`,
    `${app}/ `,
    `${app}/a b`,
    `${app}/a\tb`,
    `${app}/a\r\nset-cookie: x`,
    `${app}/\u0000`,
    `${app}/\u00a0`,
    `${app}/\u2028`,
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    `javascript://${host}/%0aalert(1)`,
    'data:text/html,evil',
    'vbscript:x',
    'file:///etc/passwd',
    `blob:${app}/0f1e`,
    `ftp://${host}/`,
    'about:blank',
    'billing',
    '?a=b',
    '#a',
    `${app}%2eevil.example/`,
    `${app}\u3002evil.example/`,
    `//evil.example\\@${host}/`,
    '/\\/evil.example/',
    '\u0001javascript:alert(1)',
    // A number with a dot behind it is the same host.
    ...(/[a-z]$/.test(hostname) ? [`${protocol}//${hostname}.${port && `:${port}`}/`] : []),
    `${app}/`.padEnd(2049, 'x'),
    `/${'x'.repeat(2100)}`,
    `${app}/${'x'.repeat(2100)}`,
  ]
}

/** What is no text at all. */
export const malformedReturnUrls: readonly unknown[] = [
  1,
  true,
  {},
  [],
  ['/billing'],
  { href: '/billing' },
]
