/** A failure on its way to its answer. */
export class Refused extends Error {
  status: number
  code: string
  retryAfter: number | undefined

  constructor(status: number, code: string, retryAfter?: number) {
    super(code)
    this.status = status
    this.code = code
    this.retryAfter = retryAfter
  }
}

const headersOf = ({ status, retryAfter }: Refused) => ({
  ...(status === 405 && { allow: 'POST' }),
  ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
})

export function documentOf(refused: Refused, more: object = {}): Response {
  const { status, code, retryAfter } = refused
  const problem = {
    type: `urn:marginfront-react:error:${code}`,
    title: 'Billing could not be opened.',
    status,
    code,
    requestId: crypto.randomUUID(),
    ...(retryAfter !== undefined && { retryAfter }),
    ...more,
  }
  return new Response(JSON.stringify(problem), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headersOf(refused) },
  })
}

export const pageOf = (refused: Refused, more = '') =>
  new Response(
    `<!doctype html><html lang="en"><title>Billing</title><p>Sorry.${more}</p><a href="/">Back</a></html>`,
    {
      status: refused.status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'",
        ...headersOf(refused),
      },
    },
  )
