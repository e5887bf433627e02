/** The media type of the request's body, without its parameters. */
export function mediaType(request: Request): string {
  const [essence = ''] = (request.headers.get('content-type') ?? '').split(';')
  return essence.trim().toLowerCase()
}

export const formMediaType = 'application/x-www-form-urlencoded'
