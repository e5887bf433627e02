import { notChecked, ok, problem, warning, type DoctorCheck } from '../DoctorCheck.ts'
import { isLocal } from '../variables/isLocal.ts'
import { ask } from './ask.ts'

const id = 'marginfront'

/** Asks for the list of sessions without a key: MarginFront refuses, and so has been reached. */
export async function checkMarginFront(
  baseUrl: URL | undefined,
  timeout: number,
): Promise<DoctorCheck> {
  if (!baseUrl) return notChecked(id, 'MF_API_BASE_URL has to be right first.')
  const url = new URL(baseUrl)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/portal-sessions`
  const answer = await ask(url, { timeout })
  const who = isLocal(baseUrl) ? 'The MarginFront that MF_API_BASE_URL names' : 'MarginFront'

  if ('unanswered' in answer) {
    return problem(
      id,
      `${who} did not answer. ${answer.unanswered}, and without it no link can be made.`,
      isLocal(baseUrl) ? startTheEmulator : letItOut(),
    )
  }
  const { status } = answer
  if (status === 401) return ok(id, 'It refused a request without a key, as it should.')
  if (status === 404) {
    return warning(
      id,
      `${who} answered, and has no portal sessions at this address (404).`,
      "Correct MF_API_BASE_URL: MarginFront's own ends in /v1, and so does the emulator's.",
    )
  }
  return warning(
    id,
    `${who} was reached and answered a request without a key with ${status} in place of 401, so perhaps something else answers there: a proxy, a firewall, another program.`,
    'Check MF_API_BASE_URL, and what is between this machine and MarginFront.',
  )
}

const startTheEmulator =
  'Start the emulator and the app together: npx marginfront-portal emulator -- npm run dev'

function letItOut(): string {
  const proxied = process.env['HTTPS_PROXY'] ?? process.env['https_proxy']
  const aboutProxy = proxied
    ? ' HTTPS_PROXY is set, and Node does not use it by itself: set NODE_USE_ENV_PROXY=1 on Node 24.'
    : ''
  return `Let this machine reach the address of MF_API_BASE_URL, or MarginFront's own where it is not set: check DNS, the firewall and the proxy.${aboutProxy}`
}
