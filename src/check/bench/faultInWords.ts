import type { Fault } from '../../emulator/index.ts'

/** What MarginFront does under a fault, as the end of a sentence that begins with its name. */
export function inWords(fault: Fault): string {
  switch (fault.kind) {
    case 'status':
      return fault.retryAfter === undefined
        ? `answers ${fault.status}`
        : `answers ${fault.status} with Retry-After: ${fault.retryAfter}`
    case 'latency':
      return `takes ${fault.ms} ms to answer`
    case 'hang':
      return fault.at === 'body' ? 'stops in the middle of its answer' : 'does not answer'
    case 'malformed':
      return 'answers broken JSON'
    case 'truncated':
      return 'cuts the connection in the middle of its answer'
    case 'html':
      return 'answers a web page'
    case 'empty':
      return 'answers with no body'
    case 'wrongUrl':
      return `gives the link ${fault.url}`
    case 'reset':
      return 'cuts the connection'
    case 'redirect':
      return `redirects to another host (${fault.status ?? 307})`
    case 'huge':
      return 'answers far too much'
  }
}
