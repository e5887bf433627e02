import { type PortalSection, portalSections } from '../sessions/SessionRecord.ts'
import { isObject, isUuid } from '../shape.ts'

/** What a create call may say, once it was found valid. */
export interface CreateParams {
  customerExternalId: string | undefined
  customerId: string | undefined
  returnUrl: string | undefined
  features: readonly PortalSection[] | undefined
}

const isPortalSection = (value: unknown): value is PortalSection =>
  portalSections.some((section) => section === value)

/**
 * Validates the body of a create call; the problems read as Nest's do. Both ids at once are
 * refused, an empty `features` shows nothing and unknown fields are ignored: MarginFront documents
 * none of the three, so they are this package's assumptions.
 */
export function readCreateParams(body: unknown): { params: CreateParams } | { problems: string[] } {
  if (!isObject(body)) return { problems: ['the request body must be an object'] }
  const { customerExternalId, customerId, returnUrl, features } = body
  const problems: string[] = []
  const complainUnless = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem)
    return holds
  }

  const named = [customerExternalId, customerId].filter((id) => id !== undefined && id !== null)
  complainUnless(named.length > 0, 'customerExternalId or customerId should not be empty')
  complainUnless(named.length < 2, 'customerExternalId and customerId must not be sent together')

  const optionalText = (field: string, value: unknown): string | undefined => {
    if (value === undefined || value === null || typeof value === 'string')
      return value ?? undefined
    problems.push(`${field} must be a string`)
    return undefined
  }
  const externalId = optionalText('customerExternalId', customerExternalId)
  complainUnless(externalId !== '', 'customerExternalId should not be empty')
  const id = optionalText('customerId', customerId)
  complainUnless(id === undefined || isUuid(id), 'customerId must be a UUID')
  const back = optionalText('returnUrl', returnUrl)

  let sections: readonly PortalSection[] | undefined
  if (Array.isArray(features)) {
    sections = features.filter(isPortalSection)
    complainUnless(
      sections.length === features.length,
      `each value in features must be one of the following values: ${portalSections.join(', ')}`,
    )
  } else complainUnless(features === undefined || features === null, 'features must be an array')

  return problems.length > 0
    ? { problems }
    : {
        params: {
          customerExternalId: externalId,
          customerId: id,
          returnUrl: back,
          features: sections,
        },
      }
}
