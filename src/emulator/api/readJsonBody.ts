import { apiError } from './apiError.ts'

const maxBytes = 100 * 1024

/** Reads a body as Express does under Nest: what does not call itself JSON counts as absent. */
export async function readJsonBody(
  request: Request,
): Promise<{ value: unknown } | { refusal: Response }> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) return { value: {} }
  const body = await readUpTo(maxBytes, request)
  if (body === undefined) return { refusal: apiError(413, 'request entity too large') }
  if (body === '') return { value: {} }
  try {
    return { value: JSON.parse(body) }
  } catch {
    return { refusal: apiError(400, 'The request body is not valid JSON.') }
  }
}

async function readUpTo(limit: number, request: Request): Promise<string | undefined> {
  const reader = request.body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const chunk = await reader?.read()
    if (!chunk || chunk.done) return text + decoder.decode()
    size += chunk.value.byteLength
    if (size > limit) {
      await reader?.cancel()
      return undefined
    }
    text += decoder.decode(chunk.value, { stream: true })
  }
}
