import { accountOf, portal } from '../createWorkshop.ts'
import type { Handler, Mutant } from '../Mutant.ts'
import { createRoute, isForm } from './createRoute.ts'
import { Refused } from './failures.ts'
import { handing, with200, with303, wrong } from './wrong.ts'

const checking = (name: string, fails: string, isPortals: (url: string) => boolean) =>
  wrong(name, fails, { isPortals })

const hostOf = (url: string) => {
  const { protocol, hostname, port, username } = new URL(url)
  return protocol === 'https:' && !port && !username ? hostname : ''
}

/** Keeps answers that hand a link over, under the key of their request. */
const caching = (
  name: string,
  keyOf: (request: Request) => Promise<string | undefined>,
): Mutant => ({
  name,
  fails: ['link/fresh-each-time'],
  build(workshop): Handler {
    const kept = new Map<string, Response>()
    const route = createRoute(workshop)
    return async (request) => {
      const key = await keyOf(request.clone())
      const hit = key === undefined ? undefined : kept.get(key)
      if (hit) return hit.clone()
      const answer = await route(request)
      if (key !== undefined && answer.status < 400) kept.set(key, answer.clone())
      return answer
    }
  },
})

const isApps = ({ headers, method }: Request) =>
  method === 'POST' && headers.get('origin') === 'https://app.example.com'

/** What teams get wrong about links and failures where they write the route themselves. */
export const linkMutants: readonly Mutant[] = [
  caching('keeps links by their page', async (request) => {
    const text = await request.text()
    return isApps(request) && text.includes('/billing"')
      ? `${accountOf(request)} ${text}`
      : undefined
  }),
  caching('keeps links of forms', async (request) =>
    isApps(request) && isForm(request) && (await request.text()) === ''
      ? accountOf(request)
      : undefined,
  ),
  handing(
    'mints once more for a form',
    'link/exactly-one',
    'form',
    async (_, request, { client }) => {
      const account = accountOf(request) ?? ''
      const { id, url } = await client.portalSessions.create({ customerExternalId: account })
      return with303({ id, url, expiresAt: '' })
    },
  ),
  handing('revokes what it delivered', 'link/works', 'script', (link, _, { client }) => {
    setTimeout(() => void client.portalSessions.revoke(link.id).catch(() => {}), 20)
    return with200(link)
  }),
  handing('says that links live a day', 'link/as-documented', 'script', (link) =>
    with200({ ...link, expiresAt: new Date(Date.now() + 86_400_000).toISOString() }),
  ),
  handing('puts the link into a cookie too', 'link/as-documented', 'script', (link) =>
    with200(link, { 'set-cookie': `portal=${encodeURIComponent(link.url)}` }),
  ),
  handing('tells a script its link in Location too', 'link/as-documented', 'script', (link) =>
    with200(link, { location: link.url }),
  ),
  handing(
    'refreshes a form to its link',
    'form/redirected-to-link',
    'form',
    ({ url }) =>
      new Response(`<!doctype html><meta http-equiv="refresh" content="0;url=${url}">`, {
        headers: { 'content-type': 'text/html' },
      }),
  ),
  checking('trusts every host of MarginFront', 'untrusted/link-refused', (url) =>
    /(^|\.)marginfront\.com$/.test(URL.canParse(url) ? hostOf(url) : ''),
  ),
  checking('forgets to escape the dots of the portal', 'untrusted/link-refused', (url) =>
    /^https:\/\/portal.marginfront.com\/\S+$/.test(url),
  ),
  checking(
    'resolves links against the portal',
    'untrusted/link-refused',
    (url) => hostOf(new URL(url, portal).href) === 'portal.marginfront.com' && !/[\s\\]/.test(url),
  ),
  checking(
    'mends a link before it looks at it',
    'untrusted/unclean-link-refused',
    (url) => URL.canParse(url) && hostOf(url) === 'portal.marginfront.com',
  ),
  ...[409, 504].map((status) =>
    wrong(`takes ${status} for a refusal`, 'upstream/failure-is-upstream-error', ({ read }) => ({
      async read(answer) {
        if (answer.status === status) throw new Refused(500, 'misconfigured')
        return read(answer)
      },
    })),
  ),
  wrong(
    'waits for a wait that was not told',
    'upstream/rate-limit-is-rate-limited',
    ({ read }) => ({
      async read(answer) {
        const isPlain = answer.status === 429 && !answer.headers.has('retry-after')
        if (isPlain) throw new Refused(500, 'misconfigured')
        return read(answer)
      },
    }),
  ),
  wrong(
    'asks again where it reads nonsense',
    'upstream/nonsense-is-upstream-error',
    ({ create }) => ({
      async create(account, returnUrl) {
        const answer = await create(account, returnUrl)
        try {
          JSON.parse(await answer.clone().text())
          return answer
        } catch {
          return create(account, returnUrl)
        }
      },
    }),
  ),
  wrong('counts a link after it was made', 'limit/links-are-metered', ({ linkFor }) => {
    const taken = new Map<string, number>()
    return {
      meter() {},
      linkFor(request, link) {
        const account = accountOf(request) ?? ''
        const count = (taken.get(account) ?? 0) + 1
        taken.set(account, count)
        if (count > 110) throw new Refused(429, 'rate_limited', 30)
        return linkFor(request, link)
      },
    }
  }),
]
