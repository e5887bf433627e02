/** An answer in parts: a route makes a web `Response` of them, an adapter writes them as they are. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** Makes a web `Response` of an answer. */
export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers })
}
