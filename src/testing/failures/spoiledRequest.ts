import { toRequest } from '../backend/toRequest.ts'

const formMediaType = 'application/x-www-form-urlencoded'

// A URL that no list of allowed origins lets through.
const unsafeUrl = 'javascript:void(0)'

/** Returns the same request with the mistake that the route answers with this code. */
export const spoiledRequest = {
  method_not_allowed: ({ url, headers }: Request) => toRequest(url, { headers }),

  // A named origin could be one that the host allows.
  cross_site_request: (request: Request) =>
    changed(request, { origin: 'null', 'sec-fetch-site': 'cross-site' }, '{}'),

  unsupported_media_type: (request: Request) =>
    changed(request, { 'content-type': 'text/plain' }, 'returnUrl=/'),

  // No UTF-8, whether it claims to be JSON or a form.
  invalid_request: (request: Request) => changed(request, {}, new Uint8Array([0xff])),

  invalid_return_url: (request: Request) =>
    changed(
      request,
      {},
      isForm(request)
        ? String(new URLSearchParams({ returnUrl: unsafeUrl }))
        : JSON.stringify({ returnUrl: unsafeUrl }),
    ),
}

function changed(
  { url, headers, signal }: Request,
  changes: Record<string, string>,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<Request> {
  const carried = { 'content-type': 'application/json', ...Object.fromEntries(headers) }
  return toRequest(url, { method: 'POST', headers: { ...carried, ...changes }, body, signal })
}

function isForm({ headers }: Request): boolean {
  return headers.get('content-type')?.startsWith(formMediaType) === true
}
