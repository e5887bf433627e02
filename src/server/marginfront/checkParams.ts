import { ValidationError } from './errors.ts'
import type { CreatePortalSessionParams, ListPortalSessionsParams, PortalFeature } from './types.ts'

const knownFeatures: readonly PortalFeature[] = ['invoices', 'subscriptions', 'usage', 'profile']
const createFields = ['customerExternalId', 'customerId', 'returnUrl', 'features']
const listFields = ['customerId', 'includeExpired']

/** What is wrong with other features. */
export const featuresProblem =
  'is not a list of known sections, so the customer might see more than you intend. Use any of ' +
  'invoices, subscriptions, usage and profile.'

/** Half of a character, which has no form in a URL. */
const loneSurrogate = /\p{Surrogate}/u

/** Returns the body to send, with the documented fields alone, and the names of all others. */
export function checkCreateParams(params: CreatePortalSessionParams): {
  body: Record<string, unknown>
  leftOut: string[]
} {
  check(
    isObject(params),
    'portalSessions.create needs an object that names the customer, such as ' +
      '{ customerExternalId }, so nothing was sent. Pass one.',
  )
  const { customerExternalId, customerId, returnUrl, features } = params
  check(
    (customerExternalId === undefined) !== (customerId === undefined),
    'portalSessions.create needs exactly one of customerExternalId and customerId, so that ' +
      'it is clear whose billing the link opens. Pass one, and leave the other out.',
  )
  checkCustomerId(customerExternalId ?? customerId)
  check(
    returnUrl === undefined || typeof returnUrl === 'string',
    'returnUrl is not a string, so it could not be kept with the session. Pass a string, or ' +
      'leave it out.',
  )
  check(features === undefined || isFeatures(features), `features ${featuresProblem}`)
  return {
    // The list is copied: its owner may change it before the request is tried again.
    body: { customerExternalId, customerId, returnUrl, features: features && [...features] },
    leftOut: unknownFields(params, createFields),
  }
}

/** Returns the query of a list. */
export function checkListParams(params: ListPortalSessionsParams): URLSearchParams {
  check(
    isObject(params) && hasOnly(listFields, params),
    "portalSessions.list was given an unknown filter. Ignoring it would list other customers' " +
      'sessions too, so nothing was listed. Pass a plain object with customerId, includeExpired, ' +
      'both or neither.',
  )
  const { customerId, includeExpired } = params
  const query = new URLSearchParams()
  if ('customerId' in params) {
    check(
      isNonEmptyString(customerId),
      'The customerId that portalSessions.list was given is empty or not a string, and without ' +
        "that filter every customer's sessions would be listed. Find out why the id is missing; " +
        'to list every customer, leave customerId out.',
    )
    query.set('customerId', customerId)
  }
  check(
    includeExpired === undefined || typeof includeExpired === 'boolean',
    'includeExpired is neither true nor false, so it is not clear which sessions to list. Pass ' +
      'one of the two, or leave it out.',
  )
  // The spelling on the wire is not documented: this is this package's assumption.
  if (includeExpired) query.set('includeExpired', 'true')
  return query
}

/** Returns a session's id as a path segment that can't lead to another path. */
export function checkSessionId(sessionId: string): string {
  check(
    isNonEmptyString(sessionId),
    'The session id is empty or not a string, so there is no session to look up. Pass the `id` of ' +
      'a portal session.',
  )
  check(
    !['.', '..'].includes(sessionId.trim()) && !loneSurrogate.test(sessionId),
    'The session id cannot be part of a URL, so there is no session to look up. Pass the `id` of a ' +
      'portal session as it is.',
  )
  return encodeURIComponent(sessionId)
}

function checkCustomerId(id: unknown): void {
  check(
    isNonEmptyString(id),
    'The customer id is empty or not a string, so it is not clear whose billing the link would ' +
      'open. Take it from your own records of who is signed in.',
  )
}

/** Never echoes a value: what was passed by mistake may be a secret. */
function check(passed: boolean, sentence: string): asserts passed {
  if (!passed) throw new ValidationError('invalid_argument', sentence)
}

const isNonEmptyString = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== ''

const isObject = (value: unknown) => typeof value === 'object' && value !== null

export const isFeatures = (value: unknown): value is readonly PortalFeature[] =>
  Array.isArray(value) && Array.from(value).every((item) => knownFeatures.includes(item))

const unknownFields = (params: object, known: readonly string[]) =>
  Object.keys(params).filter((field) => !known.includes(field))

/**
 * Tells whether an object has no field but the known ones, hidden and inherited ones included: a
 * promise, a map or a form that was passed by mistake holds its filter where nobody would look.
 */
function hasOnly(known: readonly string[], params: object): boolean {
  let part: object | null = params
  do {
    const names = Reflect.ownKeys(part)
    if (!names.every((name) => [...known, 'constructor'].includes(String(name)))) return false
    part = Object.getPrototypeOf(part)
    // The last in the line has what all objects have, in any realm.
  } while (part && Object.getPrototypeOf(part))
  return true
}
