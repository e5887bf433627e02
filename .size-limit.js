const reacts = ['react', 'react-dom']

/** What a host's production build ships, whatever it had already. */
const production = (external) => (config) => ({
  ...config,
  external,
  format: 'esm',
  define: { 'process.env.NODE_ENV': '"production"' },
})

/** What a server's bundle takes of the server entry, for every `fetch` runtime. */
const server = {
  path: 'dist/server.js',
  gzip: true,
  modifyEsbuildConfig: (config) => ({ ...config, format: 'esm', platform: 'node' }),
}

const button = { path: 'dist/index.js', import: '{ BillingPortalButton }', gzip: true }

const desk = { ...button, path: 'dist/desk.js' }
const hooks =
  '{ usePortalSessionList, usePortalSessionDetails, useCreatePortalLink, useRevokePortalSession }'

export default [
  {
    ...desk,
    import: hooks,
    name: "the desk's hooks, in an app that has React and TanStack Query",
    limit: '4.3 kB',
    modifyEsbuildConfig: production([...reacts, '@tanstack/react-query']),
  },
  {
    ...desk,
    import: '{ PortalSessionsTable, PortalDeskProvider, portalSessionColumns }',
    name: "the desk's table with everything, in an app that has React and TanStack Query",
    limit: '22.5 kB',
    modifyEsbuildConfig: production([...reacts, '@tanstack/react-query']),
  },
  {
    ...button,
    name: 'the button, in an app that has React and TanStack Query',
    limit: '6.7 kB',
    modifyEsbuildConfig: production([...reacts, '@tanstack/react-query']),
  },
  {
    ...button,
    import: '{ usePortalSession }',
    name: 'the hook alone, in an app that has React and TanStack Query',
    limit: '5.5 kB',
    modifyEsbuildConfig: production([...reacts, '@tanstack/react-query']),
  },
  {
    ...button,
    name: 'the button with TanStack Query, in an app that has React',
    limit: '14.4 kB',
    modifyEsbuildConfig: production(reacts),
  },
  {
    ...server,
    name: 'the whole server entry',
    import: '*',
    limit: '27.7 kB',
  },
  {
    ...server,
    name: 'the route',
    import: '{ createPortalRoute }',
    limit: '23.4 kB',
  },
  {
    ...server,
    name: 'the client of the API alone',
    import: '{ MarginFrontClient }',
    limit: '10.2 kB',
  },
]
