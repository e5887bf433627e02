import type { VisitReport } from '../../events/createReporter.ts'
import { fieldsOf } from '../../fieldsOf.ts'
import type { ListedPortalSession } from '../../marginfront/types.ts'
import { RouteFailure } from '../../RouteFailure.ts'
import { hostUrl, originOf } from '../../urls/hostUrl.ts'
import { isRootedPath, unknownApp } from '../../urls/inApp.ts'
import type { PortalSessionDescription } from '../options/DeskFunctions.ts'
import { withoutSecrets } from './withoutSecrets.ts'

/** Asks the host what people call the customers of some sessions. */
export type DescribeSessions = (sessions: readonly ListedPortalSession[]) => unknown

/**
 * Returns sessions with the host's description of each as `described`. A host that cannot describe
 * them must not keep the staff from seeing them: that is reported, and they are returned without.
 */
export async function describeAll(
  listed: readonly ListedPortalSession[],
  describe: DescribeSessions | undefined,
  report: VisitReport,
  portalOrigins: readonly string[],
): Promise<ListedPortalSession[]> {
  // The name is the host's: what MarginFront might call so would be taken for its word.
  const sessions = listed.map(({ described: _, ...session }): ListedPortalSession => session)
  if (!describe || sessions.length === 0) return sessions
  try {
    // A copy: what the host does with it must not change what is shown.
    const descriptions = await describe(structuredClone(sessions))
    if (!isPlainObject(descriptions)) throw unusable()
    let isWhole = true
    const all = sessions.map((session) => {
      const { described, isUsable } = readDescription(
        ownField(descriptions, session.id),
        portalOrigins,
      )
      isWhole &&= isUsable
      return described ? { ...session, described } : session
    })
    if (!isWhole) report.failure(unusable())
    return all
  } catch (error) {
    report.failure(RouteFailure.from(error))
    return sessions
  }
}

// A list or a Map has no field by the id of a session, and nobody would hear that it is wrong.
function isPlainObject(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]'
}

// By its own fields alone: an id may be called like something that every object has.
function ownField(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined
}

function readDescription(
  value: unknown,
  portalOrigins: readonly string[],
): {
  described?: PortalSessionDescription
  isUsable: boolean
} {
  const given = value ?? undefined
  const { customerName: name, customerHref: href } = fieldsOf(given)
  const [safeName, safeLink] = withoutSecrets([textOf(name), textOf(href)], portalOrigins)
  const customerName = safeName || undefined
  const customerHref = safeHref(safeLink)
  const isUsable =
    (given === undefined || isDescription(given)) &&
    (isNone(name) || customerName !== undefined) &&
    (isNone(href) || customerHref !== undefined)
  if (customerName === undefined && customerHref === undefined) return { isUsable }
  return {
    described: {
      ...(customerName !== undefined && { customerName }),
      ...(customerHref !== undefined && { customerHref }),
    },
    isUsable,
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

// Something else with neither field, such as a promise, would go unnoticed.
function isDescription(given: unknown): boolean {
  if (!isPlainObject(given)) return false
  return 'customerName' in given || 'customerHref' in given || Object.keys(given).length === 0
}

function isNone(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** A page makes a link of it, and a `javascript:` one would run. */
function safeHref(value: unknown): string | undefined {
  const url = hostUrl(value, originOf(value) ?? unknownApp)
  return isRootedPath(value) && url !== undefined ? value : url
}

function unusable(): RouteFailure {
  return new RouteFailure(
    'misconfigured',
    'describeSessions returned something that could not be used, so some sessions are shown without ' +
      'the name of their customer. Return an object with { customerName, customerHref } by the id of ' +
      'each session; customerHref is a path of the app, or an absolute http or https URL, and neither ' +
      'of them may hold a portal link or a token.',
  )
}
