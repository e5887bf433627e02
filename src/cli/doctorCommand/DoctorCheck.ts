/** What was found: `problem` alone makes the command fail. */
export type CheckStatus = 'ok' | 'warning' | 'problem' | 'not_checked'

/** What each check looks at, by its id, in the order of the report. */
export const checkTitles = {
  node: 'Node',
  key: 'Secret key',
  'key-environment': 'Environment of the key',
  'base-url': 'Address of MarginFront',
  'public-variables': 'Secrets in public variables',
  versions: 'Versions of packages',
  copies: 'Copies of packages',
  marginfront: 'Connection to MarginFront',
  endpoint: 'Endpoint, signed out',
  'endpoint-headers': 'Endpoint, headers',
  'endpoint-get': 'Endpoint, GET',
  'endpoint-cors': 'Endpoint, other origins',
  page: 'Page',
  'csp-form-action': 'Page, form-action',
  'csp-connect-src': 'Page, connect-src',
} as const

export type CheckId = keyof typeof checkTitles

/** One line of the report. It never holds a key, a token, the value of a variable or an answer. */
export interface DoctorCheck {
  readonly id: CheckId
  readonly status: CheckStatus
  /** What is looked at: the same in every run. */
  readonly title: string
  /** What was found, and why it matters; or why it could not be looked at. */
  readonly detail?: string
  /** How to fix it. */
  readonly fix?: string
}

/** What a run of the command found. */
export interface DoctorReport {
  /** Whether there is no problem. Warnings, and what was not checked, leave it true. */
  readonly ok: boolean
  readonly checks: readonly DoctorCheck[]
}

const found =
  (status: CheckStatus) =>
  (id: CheckId, detail?: string, fix?: string): DoctorCheck => ({
    id,
    status,
    title: checkTitles[id],
    ...(detail !== undefined && { detail }),
    ...(fix !== undefined && { fix }),
  })

export const ok = found('ok')
export const warning: (id: CheckId, detail: string, fix: string) => DoctorCheck = found('warning')
export const problem: (id: CheckId, detail: string, fix: string) => DoctorCheck = found('problem')
export const notChecked: (id: CheckId, why: string) => DoctorCheck = found('not_checked')
