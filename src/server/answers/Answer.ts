/** An answer in parts: what takes no web `Response` is given them as they are. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** Makes a web `Response` of an answer. */
export function toResponse(answer: Answer | Response): Response {
  if (answer instanceof Response) return answer
  const { status, headers, body } = answer
  return new Response(body, { status, headers })
}
