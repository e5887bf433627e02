import {
  dehydrate,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import {
  PortalDeskProvider,
  portalSessionQueries,
  PortalSessionsTable,
  usePortalSessionList,
} from '../../src/desk/index.ts'

const sessions = [
  {
    id: 'ps_1',
    isUsed: false,
    expiresAt: '2020-05-04T10:30:00.000Z',
    createdAt: '2020-05-04T09:30:00.000Z',
    customerExternalId: 'acme-001',
  },
  { id: 'ps_2', isUsed: true, expiresAt: '2020-05-04T10:30:00.000Z' },
]

/** A page whose list was fetched on the server. */
function pageWithList() {
  const client = new QueryClient()
  client.setQueryData(portalSessionQueries().list().queryKey, sessions)
  const state = dehydrate(client)
  return (
    <QueryClientProvider client={new QueryClient()}>
      <HydrationBoundary state={state}>
        <PortalSessionsTable />
      </HydrationBoundary>
    </QueryClientProvider>
  )
}

describe('on a server', () => {
  it('the table says that it loads, and asks nobody', () => {
    const asked: unknown[] = []
    const ask: typeof fetch = (...request) => {
      asked.push(request)
      return Promise.reject(new Error('Nobody is asked on a server'))
    }
    const html = renderToString(<PortalSessionsTable fetch={ask} />)
    expect(html).toContain('Loading links…')
    expect(html).toContain('aria-busy="true"')
    expect(asked).toEqual([])
  })

  it('a list that is there is shown, with absolute times in UTC and no status of the clock', () => {
    const html = renderToString(pageWithList())
    expect(html).toMatch(
      /<time dateTime="2020-05-04T10:30:00.000Z"[^>]*>2020-05-04 10:30 UTC<\/time>/i,
    )
    expect(html).toContain('acme-001')
    expect(html).toContain('data-portal-desk-status="active"')
    expect(html).toContain('data-portal-desk-status="opened"')
    expect(html).not.toContain('ago')
  })

  it('the HTML has neither inline style nor script nor handler', () => {
    const html = renderToString(pageWithList())
    expect(html).not.toMatch(/<script|\sstyle=|\son[a-z]+=/i)
  })

  it('it is the same for every render, in every zone', () => {
    const zone = process.env['TZ']
    const there = ['UTC', 'Asia/Tokyo'].map((TZ) => {
      process.env['TZ'] = TZ
      return renderToString(pageWithList())
    })
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
    expect(there[0]).toBe(there[1])
  })

  it('nothing of one request is left for the next, outside a QueryClientProvider', () => {
    const seen: unknown[] = []
    function Page() {
      const { data } = usePortalSessionList()
      seen.push(data)
      return null
    }
    for (const _ of [1, 2]) {
      renderToString(
        <PortalDeskProvider>
          <Page />
        </PortalDeskProvider>,
      )
    }
    expect(seen).toEqual([undefined, undefined])
  })
})
