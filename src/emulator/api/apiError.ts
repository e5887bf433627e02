const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Payload Too Large',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}
const bodilessStatuses = [204, 205, 304]

/** MarginFront's error JSON, which is NestJS's: `message` is a list when validation failed. */
export function apiError(statusCode: number, message: string | readonly string[]): Response {
  if (bodilessStatuses.includes(statusCode)) return new Response(null, { status: statusCode })
  const error = reasons[statusCode] ?? 'Error'
  return Response.json({ statusCode, message, error }, { status: statusCode })
}
