import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { listen } from '../../support/listen.ts'

export interface SeenRequest {
  method: string | undefined
  url: string | undefined
  headers: IncomingMessage['headers']
  body: string
}

/** Starts a real server for one test, and keeps what it was sent. */
export async function recordRequests(
  answer: (response: ServerResponse, request: SeenRequest) => void,
): Promise<{ baseUrl: string; requests: SeenRequest[] }> {
  const requests: SeenRequest[] = []
  const origin = await listen(async (message, response) => {
    const { method, url, headers } = message
    const request = { method, url, headers, body: await text(message) }
    requests.push(request)
    answer(response, request)
  })
  return { baseUrl: `${origin}/v1`, requests }
}

export function sendJson(response: ServerResponse, code: number, body: unknown): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
