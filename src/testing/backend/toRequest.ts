/**
 * Makes the Request that these arguments of `fetch` mean, part by part.
 *
 * A page in jsdom or happy-dom has an AbortSignal, and sometimes a Request, of another realm than
 * Node's Request, whose constructor refuses both. So the signal is put on afterwards, and a Request
 * is read instead of handed on.
 */
export async function toRequest(
  input: RequestInfo | URL,
  init: RequestInit = {},
  base?: string,
): Promise<Request> {
  const given = typeof input === 'object' && 'method' in input ? input : undefined
  const {
    method = 'GET',
    headers,
    body,
    signal,
    credentials,
  } = { ...partsOf(given), ...givenOf(init) }
  const request = new Request(new URL(given?.url ?? String(input), base), {
    method,
    redirect: 'manual',
    ...(credentials && { credentials }),
    ...bodyOf(body ?? (await textOf(given))),
  })
  // A Request of a page drops the headers that a browser adds by itself, such as `Origin`.
  const carried = new Headers(request.headers)
  for (const [name, value] of new Headers(headers)) carried.set(name, value)
  Object.defineProperty(request, 'headers', { value: carried })
  return signal ? Object.defineProperty(request, 'signal', { value: signal }) : request
}

/** What is really said; to `fetch`, undefined is left out. */
const givenOf = (init: RequestInit): RequestInit =>
  Object.fromEntries(Object.entries(init).filter(([, value]) => value !== undefined))

function partsOf(request: Request | undefined): RequestInit {
  if (!request) return {}
  const { method, headers, signal, credentials } = request
  return { method, headers, signal, credentials }
}

async function textOf(request: Request | undefined): Promise<string | null> {
  return request && request.method !== 'GET' && request.method !== 'HEAD' ? request.text() : null
}

function bodyOf(body: BodyInit | null): RequestInit {
  if (body === null || body === '') return {}
  // Of the page's realm, and so no more than an object to Node.
  if (Object.prototype.toString.call(body) === '[object URLSearchParams]') {
    return { body: new URLSearchParams(String(body)) }
  }
  return { body }
}
