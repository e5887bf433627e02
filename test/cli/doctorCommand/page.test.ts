import { describe, expect, it } from 'vitest'
import type { CheckId } from '../../../src/cli/doctorCommand/DoctorCheck.ts'
import { permits } from '../../../src/cli/doctorCommand/page/permits.ts'
import { policiesIn } from '../../../src/cli/doctorCommand/page/policiesIn.ts'
import { serve } from '../../../src/shared/serve.ts'
import { diagnose, findIn, unreachable } from './support.ts'

const portal = 'https://portal.marginfront.com'

interface Shown {
  header?: string
  html?: string
  endpoint?: string
  portalOrigin?: string
  baseUrl?: string
}

/** What the doctor finds on a page with these policies. */
async function look({ header, html = '', endpoint, portalOrigin = portal, baseUrl }: Shown) {
  const headers = new Headers({ 'content-type': 'text/html' })
  if (header !== undefined) headers.set('content-security-policy', header)
  const server = await serve(async () => new Response(html, { headers }), { port: 0 })
  const report = await diagnose(
    {},
    { MF_API_BASE_URL: baseUrl ?? unreachable },
    {
      page: new URL('/billing', server.origin),
      portalOrigin: portalOrigin === '' ? undefined : portalOrigin,
      ...(endpoint !== undefined && { endpoint: new URL(endpoint, server.origin) }),
    },
  )
  await server.close()
  return (id: CheckId) => findIn(report, id)
}

describe('the policy of a page', () => {
  it('permits all where there is none', async () => {
    const found = await look({ html: '<title>Billing</title>' })
    expect(found('page').detail).toContain('no Content Security Policy')
    expect(found('csp-form-action').status).toBe('ok')
    expect(found('csp-connect-src').status).toBe('ok')
  })

  it.each([
    ["form-action 'self'", 'warning'],
    ["form-action 'none'", 'warning'],
    [`form-action 'self' ${portal}`, 'ok'],
    ["form-action 'self' https://*.marginfront.com", 'ok'],
    ["form-action 'self' https:", 'ok'],
    [`form-action ${portal}`, 'warning'],
    ["default-src 'none'; connect-src 'self'", 'ok'],
    [`form-action 'self' ${portal}, form-action 'self'`, 'warning'],
    [`FORM-ACTION 'self' ${portal}`, 'ok'],
    [`form-action 'self'; form-action 'self' ${portal}`, 'warning'],
  ])('lets the form go or not: %s', async (header, status) => {
    const found = (await look({ header, endpoint: '/api/billing-portal' }))('csp-form-action')
    expect(found.status).toBe(status)
    if (status !== 'ok')
      expect(found.fix).toContain(
        `policy of the page that has form-action, let it name: 'self' ${portal}`,
      )
  })

  it.each([
    ["default-src 'self'", 'ok'],
    ["default-src 'none'", 'problem'],
    ["default-src 'none'; connect-src 'self'", 'ok'],
    ["default-src 'self'; connect-src https://api.example.com", 'problem'],
    ["connect-src 'none'", 'problem'],
    ['connect-src http://127.0.0.1:*', 'ok'],
    ['connect-src *', 'ok'],
    ["script-src 'self'", 'ok'],
  ])('lets the script ask or not: %s', async (header, status) => {
    const found = (await look({ header, endpoint: '/api/billing-portal' }))('csp-connect-src')
    expect(found.status).toBe(status)
    if (status !== 'ok') {
      expect(found.fix).toMatch(
        /^Let connect-src of each policy name 'self'\. .* only default-src, add a connect-src/,
      )
    }
  })

  it('is compared with the origin of the endpoint, where that is another', async () => {
    const endpoint = 'http://127.0.0.1:9/api/billing-portal'
    const found = (await look({ header: "connect-src 'self'", endpoint }))('csp-connect-src')
    expect(found.status).toBe('problem')
    expect(found.fix).toContain('each policy name http://127.0.0.1:9')
  })

  it("is compared with the page's own origin where no endpoint is named", async () => {
    const found = await look({ header: "default-src 'none'" })
    expect(found('csp-connect-src')).toMatchObject({
      status: 'problem',
      detail: expect.stringContaining('--endpoint'),
    })
    expect((await look({ header: "default-src 'self'" }))('csp-connect-src').status).toBe('ok')
  })

  it('may stand in the page itself', async () => {
    const tag = `<meta content="form-action &#39;self&#39;; connect-src 'none'" HTTP-EQUIV=Content-Security-Policy>`
    const found = await look({ html: `<head>${tag}</head>` })
    expect(found('csp-form-action').status).toBe('warning')
    expect(found('csp-connect-src').status).toBe('problem')
  })

  it('is not one that stands in a comment or a script', async () => {
    const tag = `<meta http-equiv="Content-Security-Policy" content="connect-src 'none'">`
    const found = await look({ html: `<!-- ${tag} --><script>const text = '${tag}'</script>` })
    expect(found('csp-connect-src').status).toBe('ok')
  })

  it("has to name the emulator's origin where portal links lead there", async () => {
    const baseUrl = 'http://127.0.0.1:9/v1'
    const header = "form-action 'self'"
    const found = await look({ header, portalOrigin: '', baseUrl })
    expect(found('csp-form-action').fix).toContain('http://127.0.0.1:9')
  })
})

describe('a page', () => {
  const visit = async (answer: (request: Request) => Response) => {
    const server = await serve(async (request) => answer(request), { port: 0 })
    const report = await diagnose({}, {}, { page: new URL('/billing', server.origin) })
    await server.close()
    return report
  }

  it('is read behind a redirect of its own site', async () => {
    const report = await visit(({ url }) =>
      url.endsWith('/billing')
        ? new Response(null, { status: 308, headers: { location: '/billing/' } })
        : new Response('', { headers: { 'content-security-policy': "connect-src 'none'" } }),
    )
    expect(findIn(report, 'page').status).toBe('ok')
    expect(findIn(report, 'csp-connect-src').status).toBe('problem')
  })

  it.each([
    ['redirects to another site', () => Response.redirect('http://127.0.0.1:9/sign-in')],
    ['redirects for ever', ({ url }: Request) => Response.redirect(url)],
    ['is not there', () => new Response('', { status: 404 })],
  ])('is a problem where it %s, and its policy is not judged', async (_, answer) => {
    const report = await visit(answer)
    expect(findIn(report, 'page').status).toBe('problem')
    expect(findIn(report, 'csp-form-action').status).toBe('not_checked')
  })

  it('is a problem where nothing listens', async () => {
    const report = await diagnose({}, {}, { page: new URL(unreachable) })
    expect(findIn(report, 'page').status).toBe('problem')
  })
})

describe('a source', () => {
  const allows = (source: string, target: string, page = 'https://app.example.com/billing') =>
    policiesIn(`form-action ${source}`, '').every((policy) =>
      permits(policy, ['form-action'], { page: new URL(page), target: new URL(target) }),
    )

  it.each([
    ["'self'", 'https://app.example.com/x', true],
    ["'self'", 'https://app.example.com:8443/x', false],
    ["'SELF'", 'https://app.example.com/x', true],
    ["'none'", 'https://app.example.com/x', false],
    ['*', 'https://elsewhere.example/x', true],
    ['https:', 'https://elsewhere.example/x', true],
    ['http:', 'https://elsewhere.example/x', true],
    ['https:', 'http://elsewhere.example/x', false],
    ['api.example.com', 'https://api.example.com/x', true],
    ['api.example.com', 'http://api.example.com/x', false],
    ['*.example.com', 'https://api.example.com/x', true],
    ['*.example.com', 'https://example.com/x', false],
    ['*.example.com', 'https://badexample.com/x', false],
    ['https://api.example.com:8443', 'https://api.example.com:8443/x', true],
    ['https://api.example.com', 'https://api.example.com:8443/x', false],
    ['https://api.example.com:*', 'https://api.example.com:8443/x', true],
    ['https://api.example.com:443', 'https://api.example.com/x', true],
    ['https://api.example.com/v1/', 'https://api.example.com/v1/x', true],
    ['https://api.example.com/v1', 'https://api.example.com/v1/x', false],
    ['https://API.example.com', 'https://api.example.com/x', true],
    ["'unsafe-inline'", 'https://app.example.com/x', false],
  ])('%s and %s: %s', (source, target, expected) => {
    expect(allows(source, target)).toBe(expected)
  })
})
