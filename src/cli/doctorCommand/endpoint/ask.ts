import { systemCodesIn } from '../../../server/marginfront/logging/systemCodes.ts'

/** What a server answered, or why no answer came. */
export type Answer = Answered | { readonly unanswered: string }

export interface Answered {
  readonly status: number
  readonly headers: Headers
  /** The beginning of the body. */
  readonly text: string
}

const longestText = 1_000_000

/** Asks a server once. Follows no redirect, and never rejects. */
export async function ask(
  url: URL,
  { timeout, ...init }: RequestInit & { timeout: number },
): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(timeout)
    const response = await fetch(url, { redirect: 'manual', cache: 'no-store', ...init, signal })
    return { status: response.status, headers: response.headers, text: await textOf(response) }
  } catch (error) {
    return { unanswered: inWords(error, timeout) }
  }
}

async function textOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  if (!body) return text
  // Leaving the loop cancels the rest: a page may be endless.
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > longestText) break
  }
  return text
}

function inWords(error: unknown, timeout: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `No answer came within ${timeout / 1000} s`
  }
  const [code] = systemCodesIn(error)
  switch (code) {
    case 'ECONNREFUSED':
      return 'Nothing listens there (ECONNREFUSED)'
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host name could not be resolved (${code})`
    default:
      return `No connection could be made${code === undefined ? '' : ` (${code})`}`
  }
}
