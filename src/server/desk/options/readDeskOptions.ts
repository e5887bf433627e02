import { readAllowedOrigins } from '../../host/AllowedOrigins.ts'
import { hostFunction } from '../../host/hostFunction.ts'
import type { OptionChecks } from '../../host/optionChecks.ts'
import type { Incoming } from '../../incoming/Incoming.ts'
import { readMarginFrontOptions } from '../../upstream/readMarginFrontOptions.ts'
import { isRootedPath, unknownApp } from '../../urls/inApp.ts'
import { identifyStaff } from '../requests/identifyStaff.ts'
import type { PortalDeskRouteOptions } from './PortalDeskRouteOptions.ts'

const defaultPath = '/api/portal-sessions'

/**
 * Checks the options of the desk once, when it is created, and fills in the defaults. Throws a
 * `TypeError` that names the option.
 */
export function readDeskOptions<Context>(options: PortalDeskRouteOptions<Context>) {
  const creator = 'createPortalDeskRoute'
  const shared = readMarginFrontOptions(creator, options, ['create', 'get', 'list', 'revoke'])
  const { checks, timeout } = shared
  const { authorize, audit, deliverLink, describeSessions, onEvent, allowedOrigins } = options
  checks.requireFunction(
    'authorize',
    authorize,
    'Pass one that says which member of staff is asking: nobody is let in by default.',
  )
  for (const [name, value] of Object.entries({ audit, deliverLink, describeSessions, onEvent })) {
    if (value !== undefined) checks.requireFunction(name, value)
  }
  return {
    ...shared,
    onEvent,
    path: readPath(options.path ?? defaultPath, checks),
    authorize: hostFunction('authorize', authorize, timeout, { read: identifyStaff }),
    audit: audit && hostFunction('audit', audit, timeout),
    deliverLink:
      deliverLink &&
      hostFunction('deliverLink', deliverLink, timeout, { consequence: 'so the link is revoked' }),
    describeSessions:
      describeSessions &&
      hostFunction('describeSessions', describeSessions, timeout, {
        consequence: 'so the sessions are shown without names',
      }),
    allowedOrigins: readAllowedOrigins(checks, allowedOrigins, timeout),
    // Another site cannot send a header of its own without being asked first, and it is refused then.
    allowsWithoutOrigin: ({ headers }: Incoming) => headers.get('x-portal-desk') === '1',
  } as const
}

/** The desk's options, checked, with defaults, and with functions that can be awaited safely. */
export type DeskSettings<Context> = ReturnType<typeof readDeskOptions<Context>>

/** Returns the path as it stands in a parsed URL, without a slash at its end. */
function readPath(path: unknown, checks: OptionChecks): string {
  if (!isRootedPath(path) || /[?#\\\s]/.test(path)) {
    return checks.refuse(
      'path',
      `is not a path of the app. Write it like '${defaultPath}': with one slash at the beginning, ` +
        'and without query or fragment.',
    )
  }
  return new URL(path, unknownApp).pathname.replace(/\/+$/, '')
}
