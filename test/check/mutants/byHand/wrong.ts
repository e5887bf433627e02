import { accountOf } from '../createWorkshop.ts'
import type { Mutant, Workshop } from '../Mutant.ts'
import { createRoute, isForm, type Minted, type Parts } from './createRoute.ts'
import { documentOf, pageOf, Refused } from './failures.ts'

type Change = (right: Parts, workshop: Workshop) => Partial<Parts>

/** The route by hand, with other parts in the place of some. */
export const wrong = (name: string, fails: string, change: Change | Partial<Parts>): Mutant => ({
  name,
  fails: [fails],
  build: (workshop) =>
    createRoute(workshop, (right) =>
      typeof change === 'function' ? change(right, workshop) : change,
    ),
})

export const originOf = ({ headers }: Request) => headers.get('origin') ?? ''

/** Takes more requests for the app's own. */
export const trusting = (name: string, fails: string, trusts: (request: Request) => boolean) =>
  wrong(name, fails, (right) => ({ isOwn: (request) => right.isOwn(request) || trusts(request) }))

/** Bills whom something names, where it names somebody. */
export const named = (
  name: string,
  fails: string,
  find: (request: Request, fields: Record<string, unknown>) => unknown,
) =>
  wrong(name, fails, {
    customerOf(request, fields) {
      const found = find(request, fields)
      return typeof found === 'string' && found !== '' ? found : accountOf(request)
    },
  })

/** Answers in place of the route with what a framework would say, which has no header of the route's. */
export const framework = (
  name: string,
  fails: string,
  answers: (request: Request, answer: Response) => Response | undefined,
): Mutant => ({
  name,
  fails: [fails],
  build(workshop) {
    const route = createRoute(workshop)
    return async (request) => {
      const answer = await route(request)
      return answers(request, answer) ?? answer
    }
  },
})

/** Fails in another way. */
export const failing = (
  name: string,
  fails: string,
  change: (refused: Refused, request: Request) => Refused | object,
) =>
  wrong(name, fails, {
    failureFor(request, refused) {
      const changed = change(refused, request)
      const [failure, more] = changed instanceof Refused ? [changed, {}] : [refused, changed]
      return isForm(request) && request.method === 'POST'
        ? pageOf(failure)
        : documentOf(failure, more)
    },
  })

export const with200 = ({ url, expiresAt }: Minted, headers: HeadersInit = {}) =>
  Response.json({ url, expiresAt }, { headers })

export const with303 = ({ url }: Minted) =>
  new Response(null, { status: 303, headers: { location: url } })

/** Hands links over to scripts, or to forms, in another way. */
export const handing = (
  name: string,
  fails: string,
  kind: 'script' | 'form',
  hand: (link: Minted, request: Request, workshop: Workshop) => Response | Promise<Response>,
) =>
  wrong(name, fails, (_, workshop) => ({
    linkFor(request, link) {
      if (isForm(request) === (kind === 'form')) return hand(link, request, workshop)
      return isForm(request) ? with303(link) : with200(link)
    },
  }))

export const page = (status: number, headers: Record<string, string> = {}) =>
  new Response(`<!doctype html><html lang="en"><title>${status}</title><h1>${status}</h1></html>`, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  })
