import { ConnectionError } from '../errors.ts'
import type { Redact } from '../logging/redact.ts'
import { redactedCause } from '../logging/redactedCause.ts'
import { systemCodesIn } from '../logging/systemCodes.ts'

interface Diagnosis {
  /** System codes; those of Bun are spelled in its own way. */
  codes: RegExp
  what: string
  soWhat: string
}

const diagnoses: readonly Diagnosis[] = [
  {
    codes: /^(ENOTFOUND|EAI_AGAIN|EAI_NODATA|EAI_NONAME|EAI_FAIL)$/,
    what: "The host name of MarginFront's API could not be resolved",
    soWhat: `so nothing was sent. Check the host in the baseUrl option or MF_API_BASE_URL, and this server's DNS.`,
  },
  {
    codes: /^(ECONNREFUSED|ConnectionRefused)$/,
    what: 'The connection to MarginFront was refused',
    soWhat:
      `so nothing was sent. Check the host and port in the baseUrl option or MF_API_BASE_URL; if that is an emulator, ` +
      'check that it is running.',
  },
  {
    codes: /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/,
    what: 'The TLS certificate presented for MarginFront belongs to another host',
    soWhat: `so the key was not sent. Check the host in the baseUrl option or MF_API_BASE_URL.`,
  },
  {
    codes: /^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|CERT_REVOKED)$/,
    what: 'The TLS certificate presented for MarginFront is not valid now',
    soWhat:
      "so the key was not sent. Check this server's clock, and what stands between it and " +
      'MarginFront.',
  },
  {
    codes: /^(EPROTO|ERR_SSL_\w+)$/,
    what: 'A TLS connection to MarginFront could not be made',
    soWhat: `so the key was not sent. Check that the baseUrl option or MF_API_BASE_URL names a port that speaks https.`,
  },
  {
    // All other words for a certificate: self-signed, of an unknown issuer, and so on.
    codes: /CERT|^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|INVALID_CA)$/,
    what:
      'The TLS certificate presented for MarginFront is not signed by an authority that this ' +
      'server trusts',
    soWhat:
      'so the key was not sent. A proxy that inspects TLS presents such a certificate: make its ' +
      'authority trusted, with NODE_EXTRA_CA_CERTS in Node. Do not turn verification off, or ' +
      'anyone on the way can read the key.',
  },
  {
    codes:
      /^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|FailedToOpenSocket)$/,
    what: 'No connection to MarginFront could be made or kept',
    soWhat:
      'so no answer came. Check that this server can reach the internet, and whether a firewall ' +
      'blocks it or it needs a proxy.',
  },
  {
    codes: /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|ConnectionClosed)$/,
    what: 'The connection to MarginFront broke before the whole answer arrived',
    soWhat:
      'so it is not known whether the request was done. Try again; if it goes on, check the proxy ' +
      'or firewall between this server and MarginFront.',
  },
]

const undiagnosed = {
  what: 'MarginFront could not be reached',
  soWhat: `so it is not known whether the request was done. Check the network, and the baseUrl option or MF_API_BASE_URL.`,
}

/** Returns the error for a request that got no whole answer, with what the system said of it. */
export function connectionError(
  error: unknown,
  { requestId, redact }: { requestId: string; redact: Redact },
): ConnectionError {
  const codes = systemCodesIn(error)
  const code = codes.find(diagnosisOf) ?? codes[0]
  const { what, soWhat } = (code !== undefined && diagnosisOf(code)) || undiagnosed
  const errno = code === undefined ? undefined : redact(code)
  return new ConnectionError(
    'connection_failed',
    `${what}${errno === undefined ? '' : ` (${errno})`}, ${soWhat}`,
    { requestId, errno, cause: redactedCause(error, redact) },
  )
}

function diagnosisOf(code: string): Diagnosis | undefined {
  return diagnoses.find(({ codes }) => codes.test(code))
}
