import assert from 'node:assert/strict'
import { serve } from '../../../src/shared/serve.ts'
import { freePort } from '../freePort.ts'
import { inPortal, signIn, visit, type FrontSubject } from '../frontChecks.ts'
import type { Host } from '../Host.ts'
import { runCommand } from '../runCommand.ts'
import { startByCommand } from '../startByCommand.ts'

export const host: Host = {
  title: 'app and API on separate origins',
  folder: 'examples/separate-origins',
  packages: ['vite', 'hono', 'react'],
  build: 'npm run build',
  typecheck: 'npm run typecheck',
  async start(settings) {
    const apiOrigin = `http://localhost:${await freePort()}`
    const appOrigin = `http://localhost:${settings.port}`
    const env = { ...settings.env, APP_ORIGIN: appOrigin, VITE_API_ORIGIN: apiOrigin }
    // The origins are part of what is built.
    await runCommand('vite build --sourcemap', { cwd: settings.app, env })
    return { ...(await startByCommand('npm start')({ ...settings, env })), apiOrigin }
  },
  front: {
    clientOutput: ['dist'],
    needsScript: 'nothing of a single-page app is there without JavaScript',
    checks: {
      'takes the form itself from the app to the API': (subject) =>
        visit(subject, {}, async ({ page }) => {
          await signIn(page)
          await page.locator('form').evaluate((form: HTMLFormElement) => form.submit())
          await inPortal(page, 'Acme Corporation')
          assert.equal(subject.marginFront.emulator.sessions.count, 1)
        }),

      'refuses a page of another origin of the same site, cookie and all': (subject) =>
        visit(subject, {}, async ({ page }) => {
          const stranger = await serveBlankPage()
          try {
            await signIn(page)
            await page.goto(stranger.origin)
            assert.equal(await page.evaluate(askByScript, endpointOf(subject)), 'TypeError')
            const answered = page.waitForResponse(endpointOf(subject))
            await page.evaluate(askByForm, endpointOf(subject))
            assert.equal((await answered).status(), 403)
            assert.match((await (await answered).request().allHeaders())['cookie'] ?? '', /acme/)
            assert.equal(subject.marginFront.emulator.sessions.count, 0)
          } finally {
            await stranger.close()
          }
        }),
    },
  },
}

const endpointOf = ({ apiOrigin }: FrontSubject) => `${apiOrigin}/api/billing-portal`

function serveBlankPage() {
  const page = '<!doctype html><title>A stranger</title>'
  const headers = { 'content-type': 'text/html' }
  return serve(async () => new Response(page, { headers }), { port: 0, host: 'localhost' })
}

/** Asks as the button does, and gives the name of what is thrown. */
async function askByScript(endpoint: string): Promise<string> {
  try {
    const headers = { 'content-type': 'application/json' }
    await fetch(endpoint, { method: 'POST', headers, credentials: 'include', body: '{}' })
    return 'nothing'
  } catch (error) {
    return error instanceof Error ? error.name : String(error)
  }
}

function askByForm(endpoint: string): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = endpoint
  document.body.append(form)
  form.submit()
}
