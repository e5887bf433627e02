import { ConnectionError } from '../errors.ts'
import type { Redact } from '../logging/redact.ts'
import { redactedCause } from '../logging/redactedCause.ts'
import { systemCodesIn } from '../logging/systemCodes.ts'

const whereToLook = 'the baseUrl option or MF_API_BASE_URL'

/** What a system code means, and how to mend it. Those of Bun are spelled in its own way. */
const diagnoses: readonly [codes: RegExp, sentence: string][] = [
  [
    /^(ENOTFOUND|EAI_AGAIN|EAI_NODATA|EAI_NONAME|EAI_FAIL)$/,
    "The name of MarginFront's host could not be looked up, so nothing was sent. Check the host " +
      `in ${whereToLook}, and whether this server can reach its DNS.`,
  ],
  [
    /^(ECONNREFUSED|ConnectionRefused)$/,
    'Nothing accepts connections where MarginFront was looked for, so nothing was sent. Check the ' +
      `host and port in ${whereToLook}, and, where that is an emulator, whether it is running.`,
  ],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|CERT_UNTRUSTED|INVALID_CA)$/,
    'The TLS certificate that was shown for MarginFront is signed by nobody whom this server ' +
      'trusts, so the key was not sent. A proxy that inspects TLS shows such a certificate: have ' +
      'its authority trusted, with NODE_EXTRA_CA_CERTS for Node. Do not turn verification off, ' +
      'or the key can be stolen on the way.',
  ],
  [
    /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/,
    'The TLS certificate that was shown for MarginFront belongs to another host, so the key was ' +
      `not sent. Check the host in ${whereToLook}.`,
  ],
  [
    /^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|CERT_REVOKED)$/,
    'The TLS certificate that was shown for MarginFront is not valid now, so the key was not ' +
      "sent. Check this server's clock, and what stands between it and MarginFront.",
  ],
  [
    /^(EPROTO|ERR_SSL_\w+)$/,
    'No TLS connection to MarginFront could be made, so the key was not sent. Check that ' +
      `${whereToLook} names a port that speaks https.`,
  ],
  [
    /^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|FailedToOpenSocket)$/,
    'No connection to MarginFront came about, so nothing was sent. Check that this server may ' +
      'make connections to the internet, and whether a firewall or a missing proxy is in the way.',
  ],
  [
    /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|ConnectionClosed)$/,
    'The connection to MarginFront broke before the whole answer was there, so it is not known ' +
      'whether the request was done. Try again; if it goes on, check the proxy or firewall ' +
      'between this server and MarginFront.',
  ],
]

const undiagnosed =
  'MarginFront could not be reached, so it is not known whether the request was done. Check the ' +
  `network, and ${whereToLook}.`

/** Returns the error for a request that got no whole answer, with what the system said of it. */
export function connectionError(
  error: unknown,
  { requestId, redact }: { requestId: string; redact: Redact },
): ConnectionError {
  const codes = systemCodesIn(error)
  const errno = codes.find(diagnosisOf) ?? codes[0]
  const sentence = (errno !== undefined && diagnosisOf(errno)) || undiagnosed
  const shown = errno === undefined ? undefined : redact(errno)
  return new ConnectionError(
    'connection_failed',
    shown === undefined ? sentence : `${sentence} (${shown})`,
    { requestId, errno: shown, cause: redactedCause(error, redact) },
  )
}

function diagnosisOf(code: string): string | undefined {
  return diagnoses.find(([codes]) => codes.test(code))?.[1]
}
