import type { Fault } from '../faults/Fault.ts'

interface FaultPreset {
  /** What its button says. */
  label: string
  fault: Fault
}

/** What the control page can make go wrong by a click; a program can set every fault there is. */
export const faultPresets: Readonly<Record<string, FaultPreset>> = {
  error: { label: 'Server error (500)', fault: { kind: 'status', status: 500 } },
  unavailable: {
    label: 'Unavailable for 30 s (503)',
    fault: { kind: 'status', status: 503, retryAfter: 30 },
  },
  rate_limited: {
    label: 'Too many requests (429)',
    fault: { kind: 'status', status: 429, retryAfter: 30 },
  },
  refused_key: { label: 'Key refused (401)', fault: { kind: 'status', status: 401 } },
  not_found: { label: 'Not found (404)', fault: { kind: 'status', status: 404 } },
  slow: { label: '3 seconds late', fault: { kind: 'latency', ms: 3000 } },
  hang: { label: 'No answer', fault: { kind: 'hang' } },
  stall: { label: 'Answer stalls halfway', fault: { kind: 'hang', at: 'body' } },
  reset: { label: 'Connection reset', fault: { kind: 'reset' } },
  lost: {
    label: 'Link made, answer lost',
    fault: { kind: 'reset', operation: 'create', committed: true },
  },
  truncated: { label: 'Answer cut off', fault: { kind: 'truncated' } },
  malformed: { label: 'Broken JSON', fault: { kind: 'malformed' } },
  empty: { label: 'Empty answer', fault: { kind: 'empty' } },
  html: { label: 'Web page, not JSON', fault: { kind: 'html' } },
  redirect: {
    label: 'Redirect to a sign-in',
    fault: { kind: 'redirect', location: 'https://sign-in.example/' },
  },
  wrong_url: {
    label: 'Link to another site',
    fault: { kind: 'wrongUrl', url: 'https://portal.example/r/wrong' },
  },
  huge: { label: 'Huge answer (16 MiB)', fault: { kind: 'huge' } },
}
