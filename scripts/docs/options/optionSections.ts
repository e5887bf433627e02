import type { NamedType } from './readOptions.ts'

/** A part of the page on options: a heading, a word on it, and the table of one type. */
export interface OptionSection extends NamedType {
  heading: string
  intro: string
  /** Leaves out what another section has. */
  besides?: NamedType
}

const portalOptions = { file: 'src/react/settings/PortalOptions.ts', name: 'PortalOptions' }
const routeOptions = 'src/server/portal/options/PortalRouteOptions.ts'
const actionOptions = 'src/server/portal/options/PortalActionOptions.ts'
const route = { file: routeOptions, name: 'PortalRouteOptions' }
const deskOptions = { file: 'src/desk/hooks/usePortalDesk.ts', name: 'PortalDeskOptions' }
const marginFront = 'src/server/marginfront'

/** The page on options, part by part. */
export const optionSections: readonly OptionSection[] = [
  {
    heading: '## The button, the provider and the hook',
    intro:
      '`BillingPortalButton` takes these as props, `usePortalSession` as its argument, and `BillingPortalProvider` as defaults for all below it. The own options of a button or hook win. How they play together: [The button](button.md).',
    ...portalOptions,
  },
  {
    heading: '### The button alone',
    intro: 'Besides these and the options above, it takes every prop of a `<button>`, and a `ref`.',
    file: 'src/react/button/BillingPortalButton.tsx',
    name: 'BillingPortalButtonProps',
    besides: portalOptions,
  },
  {
    heading: '### labels',
    intro:
      'Every word of the button, all or some. `errors` has a sentence for each code that you want to say otherwise. In other languages: [Other languages](locales.md).',
    file: 'src/react/settings/PortalLabels.ts',
    name: 'PortalLabels',
  },
  {
    heading: '### What the hook returns',
    intro:
      'And what `render`, as a function, gets of it in its second argument: `status`, `error` and `isPending`.',
    file: 'src/react/usePortalSession.ts',
    name: 'PortalSessionResult',
  },
  {
    heading: '## createPortalRoute',
    intro:
      'Only `resolveCustomer` is required. A mistake in an option throws a `TypeError` that names it, when the route is created.',
    ...route,
  },
  {
    heading: '## createPortalAction',
    intro:
      'It takes the options of the route without `allowedOrigins`, `allowRequestsWithoutOrigin` and `errorRedirect`, which are about HTTP, and has its own rule for return URLs. How to use it: [Without an endpoint](actions.md).',
    file: actionOptions,
    name: 'PortalActionOptions',
    besides: { file: 'src/server/portal/options/PortalLinkOptions.ts', name: 'PortalLinkOptions' },
  },
  {
    heading: '### Each call of the action',
    intro: 'Take `context` and `request` from the server, never from what the browser sent.',
    file: actionOptions,
    name: 'PortalActionArgs',
  },
  {
    heading: '## createPortalDeskRoute',
    intro:
      'Only `authorize` is required. How to mount it, and what to record: [The support desk](support-desk.md).',
    file: 'src/server/desk/options/PortalDeskRouteOptions.ts',
    name: 'PortalDeskRouteOptions',
  },
  {
    heading: "## The desk's hooks, table and provider",
    intro:
      '`PortalDeskProvider` gives these to every hook and table below it. `PortalSessionsTable` takes them as props, and `portalSessionQueries` all of them but `labels`.',
    ...deskOptions,
  },
  {
    heading: '### PortalSessionsTable',
    intro: 'Besides the options above.',
    file: 'src/desk/table/PortalSessionsTableProps.ts',
    name: 'PortalSessionsTableProps',
    besides: deskOptions,
  },
  {
    heading: '### A column of the table',
    intro: 'The built-in ones are exported as `portalSessionColumns`.',
    file: 'src/desk/table/columns/PortalSessionColumn.ts',
    name: 'PortalSessionColumn',
  },
  {
    heading: '### usePortalSessionList',
    intro:
      '`usePortalSessionDetails` and `useRevokePortalSession` take nothing but the id of a session.',
    file: 'src/desk/hooks/usePortalSessionList.ts',
    name: 'PortalSessionListOptions',
  },
  {
    heading: '### A new link',
    intro: 'What `createLink` of `useCreatePortalLink` takes: one of the two ids, and these.',
    file: 'src/desk/queries/createSession.ts',
    name: 'CreatePortalLinkParams',
  },
  {
    heading: '## MarginFrontClient',
    intro:
      '`new MarginFrontClient(secretKey, options)` is the client that the routes build for themselves. For calls of your own it has `portalSessions.create`, `get`, `list` and `revoke`.',
    file: `${marginFront}/options/clientOptions.ts`,
    name: 'MarginFrontClientOptions',
  },
  {
    heading: '### logging',
    intro: 'What the client writes down. No line has a key, a token, a URL or a body in it.',
    file: `${marginFront}/options/clientOptions.ts`,
    name: 'LoggingOptions',
  },
  {
    heading: '### telemetry',
    intro: 'Nothing is sent anywhere but to your handler.',
    file: `${marginFront}/options/clientOptions.ts`,
    name: 'TelemetryOptions',
  },
  {
    heading: '### portalSessions.create',
    intro: 'One of the two ids, and these.',
    file: `${marginFront}/types.ts`,
    name: 'CreatePortalSessionParams',
  },
  {
    heading: '### portalSessions.list',
    intro: '`get` and `revoke` take the id of a session.',
    file: `${marginFront}/types.ts`,
    name: 'ListPortalSessionsParams',
  },
  {
    heading: '### Each call',
    intro: 'The second argument of every method.',
    file: `${marginFront}/types.ts`,
    name: 'RequestOptions',
  },
  {
    heading: '## createPortalBackend',
    intro:
      'For tests. Besides these it takes the options of `createPortalRoute`, all of them optional, but for `client`, `secretKey`, `baseUrl` and `fetch`: it has a MarginFront of its own. How to use it: [Testing](testing.md).',
    file: 'src/testing/backend/PortalBackend.ts',
    name: 'PortalBackendOptions',
    besides: route,
  },
  {
    heading: '## createEmulator',
    intro: 'Every option may be left out. How to use it: [The emulator](emulator.md).',
    file: 'src/emulator/EmulatorOptions.ts',
    name: 'EmulatorOptions',
  },
  {
    heading: '## checkPortalRoute',
    intro:
      'Either `url` or `fetch` is required, and `signedIn`. Every clause: [The check](check.md).',
    file: 'src/check/CheckOptions.ts',
    name: 'CheckOptions',
  },
]
