import { ValidationError } from './errors.ts'
import type { CreatePortalSessionParams, ListPortalSessionsParams, PortalFeature } from './types.ts'

const knownFeatures: readonly PortalFeature[] = ['invoices', 'subscriptions', 'usage', 'profile']
const createFields = ['customerExternalId', 'customerId', 'returnUrl', 'features']
const listFields = ['customerId', 'includeExpired']

/** Half of a character, which has no form in a URL. */
const loneSurrogate = /\p{Surrogate}/u

/** Gives the body to send, with the documented fields alone, and the names of all others. */
export function checkCreateParams(params: CreatePortalSessionParams): {
  body: Record<string, unknown>
  leftOut: string[]
} {
  check(isObject(params), 'portalSessions.create needs an object that names the customer.')
  const { customerExternalId, customerId, returnUrl, features } = params
  check(
    (customerExternalId === undefined) !== (customerId === undefined),
    'portalSessions.create needs exactly one of customerExternalId and customerId, so that it is ' +
      'never in doubt whose billing the link opens. Give one, and leave the other out.',
  )
  checkCustomerId(customerExternalId ?? customerId)
  check(
    returnUrl === undefined || typeof returnUrl === 'string',
    'returnUrl must be a string. Give one, or leave it out.',
  )
  check(
    features === undefined || isFeatures(features),
    'features must be a list of known sections, or the customer would see others than you meant. ' +
      `Use ${knownFeatures.join(', ')}.`,
  )
  return {
    // The list is copied: its owner may change it before the request is tried again.
    body: { customerExternalId, customerId, returnUrl, features: features && [...features] },
    leftOut: unknownFields(params, createFields),
  }
}

/** Gives the query of a list. */
export function checkListParams(params: ListPortalSessionsParams): URLSearchParams {
  check(isObject(params), 'portalSessions.list takes an object of filters, or nothing.')
  check(
    unknownFields(params, listFields).length === 0,
    'portalSessions.list was given an unknown filter; to ignore it would list the sessions of ' +
      `other customers too. Use ${listFields.join(' and ')}.`,
  )
  const { customerId, includeExpired } = params
  const query = new URLSearchParams()
  if (customerId !== undefined) {
    checkCustomerId(customerId)
    query.set('customerId', customerId)
  }
  check(
    includeExpired === undefined || typeof includeExpired === 'boolean',
    'includeExpired must be true or false.',
  )
  // The spelling on the wire is not documented: this is this package's assumption.
  if (includeExpired) query.set('includeExpired', 'true')
  return query
}

/** Gives a session's id as a path segment that can't lead to another path. */
export function checkSessionId(sessionId: string): string {
  const sentence = 'A session id must be a non-empty string. Give the `id` of a portal session.'
  check(typeof sessionId === 'string' && !['', '.', '..'].includes(sessionId.trim()), sentence)
  check(!loneSurrogate.test(sessionId), sentence)
  return encodeURIComponent(sessionId)
}

function checkCustomerId(id: unknown): void {
  check(
    typeof id === 'string' && id.trim() !== '',
    'The customer id must be a non-empty string, so that the link opens the right billing. ' +
      'Take it from your own records of who is signed in.',
  )
}

/** Never echoes a value: what was passed by mistake may be a secret. */
function check(passed: boolean, sentence: string): asserts passed {
  if (!passed) throw new ValidationError('invalid_argument', sentence)
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null

const isFeatures = (value: unknown) =>
  Array.isArray(value) && Array.from(value).every((item) => knownFeatures.includes(item))

const unknownFields = (params: object, known: readonly string[]) =>
  Object.keys(params).filter((field) => !known.includes(field))
