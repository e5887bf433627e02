import { describe, expect, it, vi } from 'vitest'
import { errorTable } from '../../../src/contract/errorTable.ts'
import {
  failingCases,
  fromForm,
  fromScript,
  type ContractHost,
  type ContractHostOptions,
} from './contractCases.ts'
import { openApiContract } from './openApiContract.ts'

type StartHost = (options?: ContractHostOptions) => Promise<ContractHost>

const link = /^https:\/\/portal\.marginfront\.com\/r\/mgl_/
const app = 'https://app.example.com'

/** Holds a host's route to `openapi.yaml`: each of its answers to the document, and the reverse. */
export function describeContract(name: string, startHost: StartHost) {
  const contract = openApiContract()

  async function ask(host: ContractHost, request: Request) {
    const response = await host.send(request)
    expect(await contract.disagreements(request.method, response)).toEqual([])
    return response
  }

  describe(`${name}, held to openapi.yaml`, () => {
    it.each([
      ['{}', 'application/json'],
      ['', 'application/json'],
      ['', ''],
      [' {"other":[1,2]} ', 'APPLICATION/JSON; charset=utf-8'],
      [`{"pad":"${'x'.repeat(8182)}"}`, 'application/json'],
    ])('gives a script one live link for %o as %o', async (body, type) => {
      const host = await startHost()
      const sent = { body, headers: { 'content-type': type } }
      const response = await ask(host, fromScript(host.origin, sent))
      expect(response.status).toBe(200)
      expect(await response.json()).toMatchObject({ url: expect.stringMatching(link) })
      expect(host.emulator.sessions.live).toHaveLength(1)
    })

    it('sends a form to its link', async () => {
      const host = await startHost()
      const response = await ask(host, fromForm(host.origin))
      expect(response.status).toBe(303)
      expect(response.headers.get('location')).toMatch(link)
      expect(host.emulator.sessions.live).toHaveLength(1)
    })

    it('takes the customer from the sign-in and never from the body', async () => {
      const host = await startHost()
      const [, globex] = host.emulator.customers
      const cookie = { cookie: 'account=globex-001' }
      const named = { customerId: host.emulator.customers[0]?.id, customerExternalId: 'acme-001' }
      await ask(host, fromScript(host.origin, { headers: cookie, body: JSON.stringify(named) }))
      expect(host.emulator.sessions.live).toMatchObject([{ customerId: globex?.id }])
    })

    it.each([
      ['null', fromScript, '{"returnUrl":null}'],
      ['an empty one', fromScript, '{"returnUrl":""}'],
      ['an empty field', fromForm, 'returnUrl='],
    ])('takes %s for no return URL', async (_name, from, body) => {
      const host = await startHost()
      expect((await ask(host, from(host.origin, { body }))).status).toBeLessThan(400)
      expect(host.emulator.sessions.live).toHaveLength(1)
      expect(host.emulator.sessions.live[0]?.returnUrl ?? null).toBe(null)
    })

    it('keeps a return URL of the app', async () => {
      const host = await startHost()
      for (const returnUrl of ['/billing?a=b', `${host.origin}/billing?a=b`]) {
        await ask(host, fromScript(host.origin, { body: JSON.stringify({ returnUrl }) }))
        const body = new URLSearchParams({ returnUrl }).toString()
        await ask(host, fromForm(host.origin, { body }))
      }
      const kept = host.emulator.sessions.live.map(({ returnUrl }) => returnUrl)
      expect(kept).toEqual(Array.from({ length: 4 }, () => `${host.origin}/billing?a=b`))
    })

    it("believes the browser's word that the request is the app's own", async () => {
      const host = await startHost()
      for (const origin of ['', 'null']) {
        const headers = { origin, 'sec-fetch-site': 'same-origin' }
        const response = await ask(host, fromForm(host.origin, { headers }))
        expect(response.status).toBe(303)
      }
    })

    it('lets an origin that was named read its answers, and no other', async () => {
      const host = await startHost({ allowedOrigins: [app] })
      const asks = {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      }
      const preflight = fromScript(host.origin, {
        method: 'OPTIONS',
        headers: { origin: app, cookie: '', ...asks },
        body: '',
      })
      expect((await ask(host, preflight)).status).toBe(204)
      const answer = await ask(host, fromScript(host.origin, { headers: { origin: app } }))
      expect(answer.status).toBe(200)
      expect(answer.headers.get('access-control-allow-origin')).toBe(app)
      expect(answer.headers.get('access-control-allow-credentials')).toBe('true')

      const fromElsewhere = { headers: { origin: 'https://evil.example', ...asks } }
      const refused = fromScript(host.origin, { method: 'OPTIONS', body: '', ...fromElsewhere })
      expect((await ask(host, refused)).status).toBe(405)
      const failed = await ask(host, fromScript(host.origin, fromElsewhere))
      expect(failed.status).toBe(403)
      expect(failed.headers.get('access-control-allow-origin')).toBe(null)
    })

    describe.each(failingCases)('$code ($status): $why', (failing) => {
      const {
        code,
        status,
        change,
        form = change,
        fault,
        options,
        before = 0,
        unknowable = 0,
      } = failing
      const clients = [
        { kind: 'a script', from: fromScript, sent: change },
        ...(form === null ? [] : [{ kind: 'a form', from: fromForm, sent: form }]),
      ]

      it.each(clients)('answers $kind as documented, and leaves no link', async (client) => {
        const host = await startHost(options)
        for (let taken = 0; taken < before; taken += 1) await host.send(fromScript(host.origin))
        if (fault) host.emulator.faults.always({ ...fault, operation: 'create' })

        const response = await ask(host, client.from(host.origin, client.sent))
        expect(response.status).toBe(status)
        // A host may revoke behind the scenes.
        await vi.waitFor(
          () => expect(host.emulator.sessions.live).toHaveLength(before + unknowable),
          5000,
        )
        const text = await response.text()
        expect(text).not.toMatch(/mf_sk_|mgl_|evil\.example|x-api-key/)
        if (text !== '') {
          const said = text.replace(/&#(39|x27);/g, "'")
          const wait = new RegExp(
            `Please try again in ${response.headers.get('retry-after')} seconds?`,
          )
          // A page that knows the wait may leave "later" out.
          if (!wait.test(said)) expect(said).toContain(errorTable[code].sentence)
        }
        if (client.kind === 'a form' && text.includes('<')) {
          expect(text).toMatch(/<html lang="en">[^]*<a href="[^"]+">/)
        }
      })
    })

    it('has given every answer of the document by now', () => {
      expect(contract.unseen()).toEqual([])
    })
  })
}
