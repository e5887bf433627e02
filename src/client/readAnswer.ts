import { BackendProblem } from './BackendProblem.ts'
import { isTypeError } from './isTypeError.ts'

/** Gives the JSON of a successful answer, or undefined for an empty one; throws any other. */
export async function readAnswer(response: Response): Promise<unknown> {
  const body = await readJson(response)
  if (response.ok && (body || response.status === 204)) return body
  throw new BackendProblem(response, body)
}

async function readJson(response: Response): Promise<object | undefined> {
  try {
    const body: unknown = await response.json()
    return typeof body === 'object' && body ? body : undefined
  } catch (cause) {
    // The connection broke.
    if (response.ok && isTypeError(cause)) throw new BackendProblem(undefined, {}, cause)
    // Why it does not parse is not passed on: the message would quote a text that may hold a link.
    return undefined
  }
}
