import { bodyClauses } from './body.ts'
import { corsClauses } from './cors.ts'
import { mediaTypeClauses } from './mediaType.ts'
import { methodClauses } from './method.ts'
import { originClauses } from './origin.ts'
import { returnUrlClauses } from './returnUrl.ts'

/** What a route makes of what it is asked. */
export const requestClauses = [
  ...methodClauses,
  ...originClauses,
  ...corsClauses,
  ...mediaTypeClauses,
  ...bodyClauses,
  ...returnUrlClauses,
]
