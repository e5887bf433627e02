import type { Emulation } from '../Emulation.ts'
import { html } from './html.ts'
import { noticePage } from './noticePage.ts'
import { openLink } from './openLink.ts'
import { page, pageResponse, stylesheetPath } from './page.ts'
import { logOut, showLoggedOut, showPortal } from './showPortal.ts'
import { stylesheetResponse } from './stylesheet.ts'

type Answer = (request: Request, emulation: Emulation) => Response

const reading = ['GET', 'HEAD']

/** Finds the page of a request: what it may be asked with, and what it answers. */
export function matchPortal(method: string, pathname: string): Answer | undefined {
  const [, token] = /^\/r\/([^/]+)$/.exec(pathname) ?? []
  if (token !== undefined) {
    return only(reading, method, (request, emulation) => openLink(token, request, emulation))
  }
  switch (pathname) {
    case '/portal':
      return only(reading, method, showPortal)
    case '/portal/log-out':
      return only(['POST'], method, logOut)
    case '/portal/logged-out':
      return only(reading, method, showLoggedOut)
    case stylesheetPath:
      return only(reading, method, (_, { merchant }) => stylesheetResponse(merchant))
  }
  return pathname.startsWith('/r/') || pathname.startsWith('/portal/')
    ? (_, emulation) => noticePage('not_found', emulation)
    : undefined
}

const only = (allowed: readonly string[], method: string, answer: Answer): Answer =>
  allowed.includes(method)
    ? answer
    : (_, { merchant }) => {
        const title = "This page can't be opened with that method"
        const main = html`<div class="notice"><h1>${title}</h1></div>`
        return pageResponse(page({ title, owner: merchant.name, main }), 405, {
          allow: allowed.join(', '),
        })
      }
