import { isLoopbackHost } from '../../../contract/isLoopbackHost.ts'

// What a list that was meant for development, or for one person's previews, still has.
const leftovers = [
  'http://localhost:3000',
  'http://localhost:5173',
  'http://127.0.0.1:3000',
  'http://localhost',
  'https://app-git-main-evil.vercel.app',
  'https://evil.netlify.app',
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
]

/** Origins that a careless comparison takes for the app's, or that a leftover lets in. */
export function lookAlikesOf({ app, url }: { app: string; url: string }): string[] {
  const own = [app, new URL(url).origin]

  const { protocol, hostname, host, port } = new URL(app)
  const otherScheme = protocol === 'https:' ? 'http:' : 'https:'
  const [, ...parents] = hostname.split('.')
  const isName = /[a-z]$/.test(hostname)
  const withPort = (name: string) => `${protocol}//${name}${port && `:${port}`}`

  return [
    `${app}.evil.example`,
    withPort(`${hostname}.evil.example`),
    withPort(`evil-${hostname}`),
    withPort(`evil${hostname}`),
    withPort(`evil.${hostname}`),
    withPort(hostname.replace('.', 'x')),
    `${otherScheme}//${host}`,
    port ? `${app}0` : `${app}:8443`,
    `${protocol}//${hostname}:1`,
    `https://evil.example?${app}`,
    `https://evil.example#${app}`,
    `${app}@evil.example`,
    `${app}, https://evil.example`,
    `https://evil.example, ${app}`,
    ...(isName ? [`${app}.`, withPort(`${hostname}.`)] : []),
    ...leftovers.filter(
      (origin) => !isLoopbackHost(hostname) || !isLoopbackHost(new URL(origin).hostname),
    ),
    ...(isName && parents.length > 1
      ? [parents.join('.'), `evil.${parents.join('.')}`, `www.${hostname}`].map(withPort)
      : []),
  ].filter((origin) => !own.includes(origin))
}
