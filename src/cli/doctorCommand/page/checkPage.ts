import { notChecked, ok, problem, warning, type DoctorCheck } from '../DoctorCheck.ts'
import { permits } from './permits.ts'
import type { Policy } from './policiesIn.ts'
import { readPage } from './readPage.ts'

interface PageSubject {
  page: URL | undefined
  endpoint: URL | undefined
  portalOrigin: string
  timeout: number
}

const policyChecks = ['csp-form-action', 'csp-connect-src'] as const

/** Reads the page with the button, and what its Content Security Policy lets it do. */
export async function checkPage(subject: PageSubject): Promise<DoctorCheck[]> {
  const { page, timeout } = subject
  if (!page) {
    return (['page', ...policyChecks] as const).map((id) =>
      notChecked(id, 'Name the page with the button with --page.'),
    )
  }
  const read = await readPage(page, timeout)
  if ('unread' in read) {
    return [
      problem('page', read.unread, read.fix),
      ...policyChecks.map((id) => notChecked(id, 'The page could not be read.')),
    ]
  }
  const { url, policies, isTried } = read
  const found = policies.length > 0 ? 'It has a Content Security Policy.' : noPolicy(isTried)
  return [
    ok('page', found),
    checkFormAction(url, policies, subject),
    checkConnectSrc(url, policies, subject),
  ]
}

const noPolicy = (isTried: boolean) =>
  isTried
    ? 'Its Content Security Policy is only reported, and stops nothing.'
    : 'It has no Content Security Policy.'

function checkFormAction(
  page: URL,
  policies: readonly Policy[],
  { endpoint = page, portalOrigin }: PageSubject,
): DoctorCheck {
  const id = 'csp-form-action'
  const allows = (target: URL, originAlone: boolean) =>
    policies.every((policy) => permits(policy, ['form-action'], { page, target, originAlone }))
  const toEndpoint = allows(endpoint, endpoint === page)
  const toPortal = allows(new URL(portalOrigin), true)
  if (toEndpoint && toPortal) return ok(id)

  const blocked = [...(toEndpoint ? [] : ['the endpoint']), ...(toPortal ? [] : ['the portal'])]
  const sources = endpoint.origin === page.origin ? "'self'" : endpoint.origin
  return warning(
    id,
    `form-action leaves out ${blocked.join(' and ')}. With script the button works. Before the script has loaded, and without any, it is a form, and browsers stop that form without a word.`,
    `In each policy of the page that has form-action, let it name: ${sources} ${portalOrigin}`,
  )
}

function checkConnectSrc(
  page: URL,
  policies: readonly Policy[],
  { endpoint }: PageSubject,
): DoctorCheck {
  const id = 'csp-connect-src'
  const target = endpoint ?? new URL('/', page)
  const isAllowed = policies.every((policy) =>
    permits(policy, ['connect-src', 'default-src'], { page, target, originAlone: !endpoint }),
  )
  const assumed = endpoint ? '' : " It is assumed to be on the page's own origin: --endpoint says."
  if (isAllowed) return ok(id, assumed.trim() || undefined)
  const source = target.origin === page.origin ? "'self'" : target.origin
  return problem(
    id,
    `connect-src, or default-src where there is none, leaves out the endpoint, so the browser stops the button's request and every click fails with network.${assumed}`,
    `Let connect-src of each policy name ${source}. Where a policy has only default-src, add a connect-src with the sources of default-src and ${source}.`,
  )
}
