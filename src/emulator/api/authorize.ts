import { apiError } from './apiError.ts'

const wrongHeader = 'Send the API key in the x-api-key header; Authorization is for user tokens.'

/**
 * Returns the 401 of a request without a known secret key. The older of MarginFront's documents say
 * 403 for a publishable key; the newer page on portal sessions says 401.
 */
export function refuseWithoutKey(
  request: Request,
  secretKeys: readonly string[],
): Response | undefined {
  const key = request.headers.get('x-api-key')
  if (key === null || key === '') {
    const bearer = request.headers.has('authorization')
    return apiError(401, bearer ? wrongHeader : 'An API key is required in the x-api-key header.')
  }
  if (key.startsWith('mf_pk_')) {
    return apiError(401, 'Portal sessions need a secret key; this key is publishable.')
  }
  return secretKeys.includes(key) ? undefined : apiError(401, 'The API key is not valid.')
}
