import { isForm } from '../guards/mediaType.ts'
import type { PortalLink } from '../sessions/PortalLink.ts'
import type { Answer } from './Answer.ts'
import { json, redirect, type Recipient } from './responses.ts'

/** Hands a link over: as JSON to a script, as a redirect to a form. */
export function answerLink(to: Recipient, { url, expiresAt }: PortalLink): Answer {
  return isForm(to.request) ? redirect(to, url) : json(to, { url, expiresAt })
}
