import { accountOf, app, portal } from '../createWorkshop.ts'
import type { Mutant, Workshop } from '../Mutant.ts'
import { createRoute, isForm, readFields } from './createRoute.ts'
import { Refused } from './failures.ts'
import { handing, with200, with303, wrong } from './wrong.ts'

const evil = 'https://evil.example'

/** Mints a link that nobody asked for, a moment later. */
const mintsLater = ({ client }: Workshop, request: Request) =>
  setTimeout(() => {
    const customerExternalId = accountOf(request) ?? ''
    void client.portalSessions.create({ customerExternalId }).catch(() => {})
  }, 20)

/** Answers in place of the route where something would make its code throw. */
const throwing = (name: string, fails: string, throws: (request: Request) => boolean): Mutant => ({
  name,
  fails: [fails],
  build(workshop) {
    const route = createRoute(workshop)
    return (request) => {
      if (throws(request)) throw new TypeError('x is not a function')
      return route(request)
    }
  },
})

/** Checks the links of forms in another way than those of scripts. */
const forForms = (name: string, trusts: (url: string) => boolean) =>
  wrong(name, 'untrusted/link-refused', (right) => {
    let isOfForm = false
    return {
      async fieldsOf(request) {
        isOfForm = isForm(request)
        return right.fieldsOf(request)
      },
      isPortals: (url) => right.isPortals(url) || (isOfForm && trusts(url)),
    }
  })

const trusting = (name: string, trusts: (url: string) => boolean) =>
  wrong(name, 'untrusted/link-refused', ({ isPortals }) => ({
    isPortals: (url) => isPortals(url) || trusts(url),
  }))

/** Routes whose links come, go or change behind the answer, or that throw on the way. */
export const backgroundMutants: readonly Mutant[] = [
  wrong('mints another link a moment later', 'link/exactly-one', (right, workshop) => ({
    linkFor(request, link) {
      mintsLater(workshop, request)
      return right.linkFor(request, link)
    },
  })),
  {
    ...wrong('mints another link a moment later, and for other sites', '', (right, workshop) => ({
      isOwn: (request) => right.isOwn(request) || request.headers.get('origin') === evil,
      linkFor(request, link) {
        mintsLater(workshop, request)
        return right.linkFor(request, link)
      },
    })),
    fails: ['link/exactly-one', 'origin/cross-site-refused'],
  },
  wrong('mints for a GET that it refuses', 'method/only-post-mints', (_, workshop) => ({
    finish(request, answer) {
      if (request.method === 'GET') mintsLater(workshop, request)
      return answer
    },
  })),
  handing('adds to the address of the link', 'link/works', 'script', (link) =>
    with200({ ...link, url: `${link.url}?utm_source=app` }),
  ),
  handing('hands links over on a host of its own', 'link/works', 'script', (link) =>
    with200({ ...link, url: link.url.replace(portal, 'https://billing.acme.example') }),
  ),
  handing('hands forms a link that is dead', 'link/works', 'form', (link) =>
    with303({ ...link, url: `${link.url}x` }),
  ),
  handing('puts the token of a form into a cookie', 'link/as-documented', 'form', ({ url }) => {
    const headers = { location: url, 'set-cookie': `portal=${url.split('/').at(-1)}` }
    return new Response(null, { status: 303, headers })
  }),
  trusting('trusts links on the app', (url) => url.startsWith(`${app}/`)),
  trusting('trusts links on this machine', (url) => url.startsWith('http://localhost')),
  forForms('trusts what begins like the portal in forms', (url) => url.startsWith(portal)),
  wrong('revokes for scripts alone', 'untrusted/link-revoked', (right) => {
    let isOfForm = false
    return {
      async fieldsOf(request) {
        isOfForm = isForm(request)
        return right.fieldsOf(request)
      },
      async revoke(id) {
        if (!isOfForm) await right.revoke(id)
      },
    }
  }),
  wrong('meters scripts alone', 'limit/links-are-metered', ({ meter }) => ({
    async meter(account, request) {
      if (!isForm(request)) await meter(account, request)
    },
  })),
  wrong('counts characters', 'body/too-large-refused', {
    async fieldsOf(request) {
      const text = await request.clone().text()
      const isWide = text.length <= 8192 && new TextEncoder().encode(text).length > 8192
      return isWide ? {} : readFields(request)
    },
  }),
  wrong('has no time for pieces', 'body/too-large-in-chunks-refused', {
    async fieldsOf(request) {
      const isInPieces = request.body && !request.headers.has('content-length')
      if (isInPieces) throw new Refused(500, 'misconfigured')
      return readFields(request)
    },
  }),
  wrong('refuses an empty form', 'media-type/empty-body-accepted', {
    async fieldsOf(request) {
      const isEmpty = (await request.clone().text()) === ''
      if (isForm(request) && isEmpty) throw new Refused(400, 'invalid_request')
      return readFields(request)
    },
  }),
  throwing('throws for GET', 'method/others-answer-405', ({ method }) => method === 'GET'),
  throwing(
    'throws where there is no body',
    'media-type/empty-body-accepted',
    ({ method, body }) => method === 'POST' && !body,
  ),
  throwing(
    'throws where there is no cookie',
    'customer/signed-out-refused',
    ({ method, headers }) => method === 'POST' && !headers.has('cookie'),
  ),
]
