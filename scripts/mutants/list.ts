/** Who a defence is against: the first column of docs/security.md. */
export type Threat =
  | 'another site'
  | 'another customer'
  | 'a stolen link'
  | 'a link scanner'
  | 'a hostile or broken MarginFront'
  | 'a careless host'

/** One defence taken away. */
export interface Mutant {
  threat: Threat
  /** What no longer holds. */
  defence: string
  /** Below `src/`. */
  file: string
  /** Stands exactly once in the file. */
  text: string
  replacement: string
  /** Below `test/`; at least one of these has to fail. */
  tests: readonly string[]
  /** Why it may live: another defence stands behind this one, or nobody can tell the difference. */
  survives?: string
}

type Change = Pick<Mutant, 'defence' | 'text' | 'replacement' | 'survives'>

const of =
  (threat: Threat) =>
  (file: string, tests: readonly string[], changes: readonly Change[]): Mutant[] =>
    changes.map((change) => ({ threat, file, tests, ...change }))

const anotherSite = of('another site')
const anotherCustomer = of('another customer')
const stolenLink = of('a stolen link')
const linkScanner = of('a link scanner')
const marginFront = of('a hostile or broken MarginFront')
const carelessHost = of('a careless host')

const origins = ['server/guards/origins.test.ts']
const urls = [
  'contract/trustedUrl.test.ts',
  'server/urls.test.ts',
  'server/portal/returnUrl.test.ts',
]
const delivery = ['delivery', 'revocation', 'portalUrl', 'waitUntil'].map(
  (name) => `server/sessions/${name}.test.ts`,
)
const client = ['server/marginfront/MarginFrontClient.test.ts']
const sessions = ['server/marginfront/PortalSessions.test.ts']
const redaction = ['server/marginfront/redaction.test.ts', 'server/sentinels.test.ts']

export const mutants: readonly Mutant[] = [
  ...anotherSite('server/guards/judgeOrigin.ts', origins, [
    {
      defence: 'a named origin is matched exactly',
      text: '(await allowedOrigins?.include(origin, args)) === true',
      replacement: 'allowedOrigins?.list.some((allowed) => origin.startsWith(allowed)) === true',
    },
    {
      defence: 'an origin that is not named is refused, whatever Sec-Fetch-Site says',
      text: 'allowedOrigins && origin !== undefined\n',
      replacement: "allowedOrigins && origin !== undefined && fetchSite !== 'same-origin'\n",
    },
    {
      defence: 'without a list, only the own origin passes',
      text: 'origin === ownOrigin ||',
      replacement: 'origin !== undefined ||',
    },
    {
      defence: 'the browser has to vouch for the same origin, not for the same site',
      text: "fetchSite === 'same-origin' ||",
      replacement: "fetchSite === 'same-origin' || fetchSite === 'same-site' ||",
    },
    {
      defence: 'only a named origin may read the answer',
      text: 'named: isNamed ? origin : undefined',
      replacement: 'named: origin',
    },
    {
      defence: 'Origin: null proves nothing',
      text: "header === null || header === 'null' ||",
      replacement: 'header === null ||',
    },
    {
      defence: 'a request without any origin is refused',
      text: '(allowRequestsWithoutOrigin && header === null',
      replacement: '(header === null',
    },
    {
      defence: 'the way in for native apps is no way in for other sites',
      text: '(allowRequestsWithoutOrigin && header === null && fetchSite === null)',
      replacement: 'allowRequestsWithoutOrigin',
    },
    {
      defence: 'what is no origin of a page is not taken for the address of the app',
      text: 'isTrusted && isPageOrigin(origin) ?',
      replacement: 'isTrusted && origin !== undefined ?',
    },
  ]),
  ...anotherSite('server/portal/createPortalRoute.ts', origins, [
    {
      defence: 'the origin is looked at at all',
      text: '      requireTrustedOrigin(request, origin)\n',
      replacement: '      void requireTrustedOrigin\n',
    },
  ]),
  ...anotherSite(
    'server/answers/answerFailure.ts',
    [...origins, 'server/answers/failures.test.ts'],
    [
      {
        defence: 'another site is never sent on',
        text: ' && origin?.isTrusted',
        replacement: ' && origin',
      },
    ],
  ),
  ...anotherSite(
    'server/answers/responses.ts',
    [...origins, 'server/answers/failures.test.ts'],
    [
      {
        defence: 'a cached answer is not for another origin or person',
        text: "vary: 'Origin, Cookie'",
        replacement: "vary: 'Origin'",
      },
    ],
  ),
  ...anotherSite(
    'server/guards/readFields.ts',
    ['server/guards/body.test.ts'],
    [
      {
        defence: 'a body that any page can send without asking is not read',
        text: "if (type === 'application/json')",
        replacement: "if (type === 'application/json' || type === 'text/plain')",
      },
      {
        defence: 'a body without a type is not guessed at',
        text: "if (type === '' && (await readBody(request, time)) === '') return {}",
        replacement: "if (type === '') return parseObject(await readBody(request, time))",
      },
    ],
  ),

  ...linkScanner(
    'server/guards/requireMethod.ts',
    ['server/answers/failures.test.ts'],
    [
      {
        defence: 'nothing but a POST mints',
        text: 'allowed.includes(method)',
        replacement: "allowed.includes(method) || method === 'GET'",
      },
      {
        defence: 'HEAD mints nothing',
        text: 'allowed.includes(method)',
        replacement: "allowed.includes(method) || method === 'HEAD'",
      },
    ],
  ),

  ...anotherCustomer(
    'server/portal/identifyCustomer.ts',
    ['server/portal/createPortalRoute.test.ts', 'server/portal/mixUp.test.ts'],
    [
      {
        defence: 'two ids are not settled by taking one',
        text: 'customerId === undefined && isId(customerExternalId)',
        replacement: 'isId(customerExternalId)',
      },
      {
        defence: 'a blank id is none',
        text: "value.trim() !== ''",
        replacement: "value !== ''",
      },
      {
        defence: 'an id that is no text is none',
        text: "typeof value === 'string' && value.trim() !== ''",
        replacement: "String(value).trim() !== ''",
      },
      {
        defence: 'nobody is signed in unless the host says so',
        text: '    case null:\n    case undefined:\n',
        replacement: '',
      },
      {
        defence: 'the customer cannot be changed after it was settled',
        text: 'return Object.freeze({ customerExternalId })',
        replacement: 'return { customerExternalId }',
      },
    ],
  ),
  ...anotherCustomer(
    'server/portal/createPortalRoute.ts',
    ['server/portal/createPortalRoute.test.ts'],
    [
      {
        defence: 'a host learns that its body cannot name the customer',
        text: 'if (namesCustomer) warnOfNamedCustomer()',
        replacement: 'void warnOfNamedCustomer',
      },
    ],
  ),
  ...anotherCustomer(
    'server/sessions/createClientOpener.ts',
    ['server/sessions/secretKey.test.ts', 'server/portal/mixUp.test.ts'],
    [
      {
        defence: 'each tenant is billed by its own key',
        text: 'if (!latest || latest.key !== key)',
        replacement: 'if (!latest)',
      },
    ],
  ),
  ...anotherCustomer(
    'server/portal/requireWithinLimit.ts',
    ['server/portal/rateLimit.test.ts', 'server/answers/failures.test.ts'],
    [
      {
        defence: 'the limit counts each customer apart',
        text: '`${idName}:${id}`',
        replacement: 'idName',
      },
      {
        defence: 'two kinds of id are not the same customer',
        text: '`${idName}:${id}`',
        replacement: '`${id}`',
      },
      {
        defence: 'a limit without a clear yes is a no',
        text: 'if (ok === true) return',
        replacement: 'if (ok !== false) return',
      },
    ],
  ),
  ...anotherCustomer(
    'server/portal/createMemoryRateLimit.ts',
    ['server/portal/rateLimit.test.ts'],
    [
      {
        defence: 'ten links a minute, and not one more',
        text: 'recent.length < limit',
        replacement: 'recent.length <= limit',
      },
      {
        defence: 'the limit cannot fill the memory',
        text: 'if (mintsByKey.size <= maxKeys) break',
        replacement: 'break',
      },
    ],
  ),

  ...stolenLink('server/sessions/createSessions.ts', delivery, [
    {
      defence: 'a link off the portal is revoked',
      text: "    await revoke(session, 'upstream_error')\n",
      replacement: '',
    },
    {
      defence: 'the link of a browser that hung up is revoked',
      text: "    await revoke(session, 'aborted')\n",
      replacement: '',
    },
    {
      defence: 'nobody is handed a link after a hang-up',
      text: 'if (signal.aborted)',
      replacement: 'if (false)',
    },
    {
      defence: 'the link of an answer that got lost is revoked',
      text: "        whenLost(context, () => cut(session, 'aborted'))\n",
      replacement: '',
    },
    {
      defence: 'a runtime stays awake until the link is delivered or revoked',
      text: '      keepAwake(context, delivering.then(ignore, ignore))\n',
      replacement: '',
    },
  ]),
  ...stolenLink('server/sessions/createSessions.ts', delivery, [
    {
      defence: 'a link that comes too late is revoked',
      text: "late.then((stray) => cut(stray, 'upstream_timeout'), ignore)",
      replacement: 'late.then(ignore, ignore)',
    },
  ]),
  ...stolenLink('server/sessions/mintSession.ts', delivery, [
    {
      defence: 'nothing is minted for a browser that is gone',
      text: 'if (signal.aborted)',
      replacement: 'if (false)',
    },
  ]),
  ...stolenLink('server/sessions/createClientOpener.ts', delivery, [
    {
      defence: 'the client listens for a late link longer than the route waits',
      text: 'timeout: timeout * 2',
      replacement: 'timeout',
    },
  ]),
  ...stolenLink('server/sessions/revokeSession.ts', delivery, [
    {
      defence: 'a revocation that fails is tried again',
      text: 'const pausesMs = [250, 1000]',
      replacement: 'const pausesMs: number[] = []',
    },
    {
      defence: 'a revocation that hangs is given up in time',
      text: 'await withinTime(dead, timeout, () => false)',
      replacement: 'await dead',
    },
  ]),
  ...stolenLink(
    'server/node.ts',
    ['server/toNodeHandler.test.ts', 'server/sessions/delivery.test.ts'],
    [
      {
        defence: 'a hang-up on HTTP/1 is noticed',
        text: 'if (!res.writableFinished) hungUp()',
        replacement: 'if (res.writableFinished) return',
      },
      {
        defence: 'a hang-up on HTTP/2 is noticed',
        text: "  req.once('aborted', hungUp)\n",
        replacement: '',
      },
    ],
  ),
  ...stolenLink('server/node/trackAnswer.ts', delivery, [
    {
      defence: 'an answer that was never sent counts as lost',
      text: "if (!(await written)) throw new Error('The answer of the route was not sent.')",
      replacement: 'await written',
    },
  ]),
  ...stolenLink(
    'server/answers/responses.ts',
    ['server/answers/failures.test.ts'],
    [
      {
        defence: 'a link stays out of every cache',
        text: "'cache-control': 'no-store'",
        replacement: "'cache-control': 'private'",
      },
      {
        defence: 'no page is told where the browser came from',
        text: "'referrer-policy': 'no-referrer'",
        replacement: "'referrer-policy': 'origin'",
      },
      {
        defence: 'the page of a failure runs nothing',
        text: `"default-src 'none';`,
        replacement: `"default-src 'self';`,
      },
    ],
  ),
  ...stolenLink(
    'server/answers/errorPage.ts',
    ['server/answers/failures.test.ts'],
    [
      {
        defence: 'the page of a failure shows nothing as markup',
        text: 'escapeHtml(wayBack)',
        replacement: 'wayBack',
      },
    ],
  ),
  ...stolenLink(
    'server/answers/answerFailure.ts',
    [...urls, 'server/answers/failures.test.ts'],
    [
      {
        defence: 'a failed form is led back to the app alone',
        text: "trustedUrl(request.headers.get('referer'), [appOrigin])",
        replacement: "request.headers.get('referer')",
      },
    ],
  ),
  ...stolenLink('server/portal/chooseReturnUrl.ts', urls, [
    {
      defence: 'a body cannot choose where the portal leads back to',
      text: 'trustedUrl(absolute, isAllowed ? [origin] : [])',
      replacement: "hostUrl(absolute, '')",
    },
  ]),
  ...stolenLink('server/host/inApp.ts', urls, [
    {
      defence: 'two slashes are no path of the app',
      text: '/^\\/(?!\\/)/',
      replacement: '/^\\//',
    },
  ]),

  ...marginFront(
    'contract/trustedUrl.ts',
    [...urls, 'server/sessions/portalUrl.test.ts'],
    [
      {
        defence: 'only text is a URL',
        text: "typeof value === 'string' && ",
        replacement: '',
      },
      {
        defence: 'characters that parsers drop or turn are refused',
        text: ' && !unsafeCharacter.test(value)',
        replacement: '',
      },
      { defence: 'the scheme is checked', text: 'secureScheme.test(href) &&', replacement: '' },
      { defence: 'the origin is exact', text: 'origins.includes(origin) &&', replacement: '' },
      {
        defence: 'no user name stands before the host',
        text: "href.startsWith(origin + '/')",
        replacement: 'true',
      },
      { defence: 'the length has an end', text: 'href.length <= 2048 &&', replacement: '' },
      {
        defence: 'what is used is what was parsed',
        text: 'return href',
        replacement: 'return value',
      },
    ],
  ),
  ...marginFront('server/sessions/PortalLink.ts', delivery, [
    {
      defence: 'only a checked link is handed over',
      text: '    url: trusted,',
      replacement: '    url: String(url),',
    },
  ]),
  ...marginFront(
    'server/sessions/upstreamFailure.ts',
    ['server/sentinels.test.ts'],
    [
      {
        defence: 'the words of another SDK are not repeated',
        text: 'Check its status and baseUrl.`,',
        replacement: 'Check its status and baseUrl.` + String(error),',
      },
    ],
  ),
  ...marginFront(
    'server/RouteFailure.ts',
    ['server/sentinels.test.ts'],
    [
      {
        defence: 'an unforeseen error tells only its kind',
        text: 'unforeseen ${kind}.',
        replacement: 'unforeseen ${kind}: ${String(error)}.',
      },
    ],
  ),
  ...marginFront(
    'server/marginfront/createTransport.ts',
    ['server/marginfront/limits.test.ts'],
    [
      {
        defence: 'the key follows no redirect',
        text: "redirect: 'manual'",
        replacement: "redirect: 'follow'",
      },
    ],
  ),
  ...marginFront(
    'server/marginfront/readText.ts',
    ['server/marginfront/limits.test.ts'],
    [
      {
        defence: 'an answer without end is not read to its end',
        text: '      if (size > maxBytes) return undefined\n',
        replacement: '',
      },
    ],
  ),
  ...marginFront(
    'server/marginfront/withDeadline.ts',
    ['server/marginfront/timeouts.test.ts'],
    [
      {
        defence: 'an answer that never comes is not waited for',
        text: 'setTimeout(() => controller.abort(onTimeout()), timeout)',
        replacement: 'setTimeout(() => {}, timeout)',
      },
    ],
  ),
  ...marginFront('server/marginfront/readSessions.ts', sessions, [
    {
      defence: 'a list never gives links',
      text: 'const { url: _url, token: _token, ...session } = json',
      replacement: 'const session = json',
    },
  ]),
  ...marginFront('server/marginfront/requestIds.ts', redaction, [
    {
      defence: 'a request id is no way out for a token',
      text: ' && redactSecrets(id) === id',
      replacement: '',
    },
  ]),
  ...marginFront('server/marginfront/redact.ts', redaction, [
    {
      defence: 'keys are taken out of texts',
      text: '/(?<![A-Z\\d]_(?=MF_[SP]K_))[Mm][Ff]_[SsPp][Kk]_[^\\s"\'`<>,;)]+/g',
      replacement: '/(?!)/g',
    },
    {
      defence: 'tokens are taken out of texts',
      text: '/mgl_[^\\s"\'`<>,;)]+/gi',
      replacement: '/(?!)/gi',
    },
  ]),
  ...marginFront('server/marginfront/redactedCause.ts', redaction, [
    {
      defence: 'a cause is kept without its secrets',
      text: 'redact(code ?? error.message)',
      replacement: 'code ?? error.message',
    },
  ]),
  ...marginFront('server/marginfront/errors.ts', redaction, [
    {
      defence: 'an error is made without secrets in its message',
      text: 'super(redactSecrets(message)',
      replacement: 'super(message',
    },
  ]),

  ...carelessHost(
    'server/index.browser.ts',
    ['server/browser.test.ts'],
    [
      {
        defence: 'the server throws where a browser would load it',
        text: 'throw new Error(',
        replacement: 'console.warn(',
      },
    ],
  ),
  ...carelessHost(
    'server/marginfront/MarginFrontClient.ts',
    [...client, 'server/sentinelsInVariables.test.ts'],
    [
      { defence: 'the client refuses a browser', text: '    refuseBrowser()\n', replacement: '' },
      {
        defence: 'a variable that browsers may read holds no key',
        text: '    refusePublicVariables()\n',
        replacement: '',
      },
    ],
  ),
  ...carelessHost(
    'server/marginfront/checkSecretKey.ts',
    [...client, 'server/sessions/secretKey.test.ts'],
    [
      {
        defence: "another service's key is not sent to MarginFront",
        text: 'if (!secretKey.test(key))',
        replacement: 'if (false)',
      },
      {
        defence: 'a publishable key is named as what it is',
        text: "if (key.startsWith('mf_pk_'))",
        replacement: 'if (false)',
      },
    ],
  ),
  ...carelessHost('server/marginfront/resolveOptions.ts', client, [
    {
      defence: 'the key is not sent over plain http',
      text: "(url.protocol === 'http:' && loopbackHost.test(url.hostname))",
      replacement: "url.protocol === 'http:'",
    },
  ]),
  ...carelessHost('server/marginfront/checkParams.ts', sessions, [
    {
      defence: 'a session id stays in its place in the path',
      text: 'return encodeURIComponent(sessionId)',
      replacement: 'return sessionId',
    },
    {
      defence: 'an unknown filter does not list every customer',
      text: 'unknownFields(params, listFields).length === 0',
      replacement: 'true',
    },
    {
      defence: 'a create names exactly one customer',
      text: '(customerExternalId === undefined) !== (customerId === undefined)',
      replacement: 'true',
    },
  ]),
  ...carelessHost(
    'server/host/hostFunction.ts',
    ['server/host/hostFunctions.test.ts'],
    [
      {
        defence: "a function of the host's that hangs is given up",
        text: 'return withinTime(answer, timeout,',
        replacement: 'return withinTime(answer, timeout * 1000,',
      },
    ],
  ),
  ...carelessHost(
    'server/guards/readBody.ts',
    ['server/guards/body.test.ts'],
    [
      {
        defence: 'a body is not read past 8 KiB',
        text: 'if (size > maxBytes)',
        replacement: 'if (size > maxBytes * 2)',
      },
      {
        defence: 'a body that trickles is given up',
        text: 'withinTime(readText(request, reader), timeout,',
        replacement: 'withinTime(readText(request, reader), timeout * 1000,',
      },
    ],
  ),
  ...carelessHost(
    'server/host/exactOrigins.ts',
    ['server/portal/options.test.ts'],
    [
      {
        defence: 'a wildcard is no origin',
        text: "!origin.includes('*')",
        replacement: 'true',
      },
    ],
  ),
  ...carelessHost(
    'server/node/toRequest.ts',
    ['server/toNodeHandler.test.ts'],
    [
      {
        defence: 'a path cannot become the host',
        text: "return originOf(req) + (path.startsWith('/') ? path : '/')",
        replacement: 'return new URL(path, originOf(req)).href',
      },
    ],
  ),
  ...carelessHost(
    'server/events/createReporter.ts',
    ['server/portal/createPortalRoute.test.ts'],
    [
      {
        defence: 'a log that fails changes no answer and ends no process',
        text: 'handled.catch(ignore)',
        replacement: 'handled',
      },
    ],
  ),
]
