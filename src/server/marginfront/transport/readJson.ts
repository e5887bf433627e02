import { parseJson } from '../../parseJson.ts'
import { ApiError } from '../errors.ts'
import { readText } from './readText.ts'
import type { Attempt } from './withDeadline.ts'

export interface ReadJsonOptions<T> {
  /** Returns `undefined` for JSON that is not what was asked for. */
  read: (json: unknown) => T | undefined
  maxBytes: number
  attempt: Attempt
  requestId: () => string
}

/** Reads a 2xx answer as what was asked for, or throws an `ApiError`. */
export async function readJson<T>(
  response: Response,
  { read, maxBytes, attempt, requestId }: ReadJsonOptions<T>,
): Promise<T> {
  const text = await readText(response, maxBytes, attempt)
  if (text === undefined) {
    throw new ApiError(
      'response_too_large',
      `MarginFront's answer is longer than ${maxBytes} bytes, so the rest was not read. ` +
        'Request less at once, and check the baseUrl option or MF_API_BASE_URL.',
      { status: response.status, requestId: requestId() },
    )
  }
  const json = parseJson(text)
  const value = read(json)
  if (value === undefined) {
    throw new ApiError(
      'malformed_response',
      "MarginFront's answer is not what it documents, so it was not used. Check " +
        'the baseUrl option or MF_API_BASE_URL, and what stands between this server and ' +
        'MarginFront.',
      { status: response.status, requestId: requestId() },
    )
  }
  return value
}
