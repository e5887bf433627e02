import type { ObjectSchema } from './faultsOf.ts'
import { dateTime, uri } from './formats.ts'

/** `PortalLink` of openapi.yaml. */
export const portalLink: ObjectSchema = {
  required: ['url'],
  members: {
    url: {
      is: (value) => uri(value) && [...String(value)].length <= 2048,
      what: 'an absolute URL of at most 2,048 characters',
    },
    expiresAt: { is: dateTime, what: 'a date and time such as 2026-01-31T12:00:00Z' },
  },
}
