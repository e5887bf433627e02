import { act, render, renderHook, screen } from '@testing-library/react'
import { StrictMode, useEffect } from 'react'
import { describe, expect, it, vi } from 'vitest'
import {
  PortalError,
  usePortalSession,
  type PortalOptions,
  type RequestSession,
} from '../../../src/index.ts'
import { deferred } from '../../support/deferred.ts'
import { endpoint, startWorker } from '../setUp.tsx'

const { setUp } = startWorker()
const link = 'https://portal.marginfront.com/r/mgl_once'
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve)))

it.each([
  ['as it is', undefined],
  ['in StrictMode', StrictMode],
])('asks once when an effect opens the portal and it fails, %s', async (_, wrapper) => {
  const { navigate } = setUp()
  const ask = vi.fn(async () => new Response(null, { status: 401 }))
  function Opens() {
    const { openPortal, status } = usePortalSession({ endpoint, navigate, fetch: ask })
    useEffect(() => void openPortal(), [openPortal])
    return <p>{status}</p>
  }
  render(<Opens />, wrapper && { wrapper })
  await screen.findByText('error')
  await settled()
  expect(ask).toHaveBeenCalledOnce()
})

it('gives the same functions at every render', () => {
  const view = renderHook(() => usePortalSession({ endpoint, onError: () => {} }))
  const { openPortal, reset, getFormProps, getButtonProps } = view.result.current
  view.rerender()
  expect(view.result.current).toMatchObject({ openPortal, reset, getFormProps, getButtonProps })
})

it.each(['endpoint', 'scope'] as const)(
  'takes nobody to the account of before when the %s has changed',
  async (option) => {
    const { navigate, visits } = setUp()
    const answers = { one: deferred<Response>(), two: deferred<Response>() }
    const signals: (AbortSignal | null | undefined)[] = []
    const of = (account: 'one' | 'two'): PortalOptions => ({
      endpoint,
      [option]: account,
      navigate,
      fetch: (_, init) => {
        signals.push(init?.signal)
        return answers[account].promise
      },
    })
    const view = renderHook((options: PortalOptions) => usePortalSession(options), {
      initialProps: of('one'),
    })
    const first = view.result.current.openPortal()
    await settled()
    view.rerender(of('two'))
    expect(view.result.current.status).toBe('idle')
    const second = view.result.current.openPortal()
    await settled()
    answers.one.resolve(Response.json({ url: `${link}-of-one` }))
    answers.two.resolve(Response.json({ url: `${link}-of-two` }))

    expect(await act(() => first)).toMatchObject({ error: { code: 'aborted' } })
    expect(await act(() => second)).toEqual({ ok: true })
    expect(signals[0]?.aborted).toBe(true)
    expect(visits.map(({ url }) => url)).toEqual([`${link}-of-two`])
    view.rerender(of('one'))
    expect(view.result.current.status).toBe('idle')
  },
)

it('ends what two share only when neither is left', async () => {
  const { navigate } = setUp()
  const signals: AbortSignal[] = []
  const requestSession: RequestSession = ({ signal }) => {
    signals.push(signal)
    return new Promise<never>(() => {})
  }
  const views = [1, 2].map(() => renderHook(() => usePortalSession({ requestSession, navigate })))
  for (const { result } of views) act(() => void result.current.openPortal())
  views[0]?.unmount()
  await settled()
  expect(signals.map(({ aborted }) => aborted)).toEqual([false])
  views[1]?.unmount()
  await settled()
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
})

it('asks for nothing after it is unmounted, and leaves nobody pending', async () => {
  const { navigate, visits } = setUp()
  const view = renderHook(() => usePortalSession({ endpoint, navigate }))
  view.unmount()
  const outcome = await view.result.current.openPortal()
  expect(outcome).toMatchObject({ ok: false, error: { code: 'aborted' } })
  const later = renderHook(() => usePortalSession({ endpoint, navigate }))
  expect(await act(() => later.result.current.openPortal())).toEqual({ ok: true })
  expect(visits).toHaveLength(1)
})

it('waits without end with a timeout of Infinity', async () => {
  const { navigate } = setUp()
  const answer = deferred<{ url: string }>()
  const options = { requestSession: () => answer.promise, navigate, timeout: Infinity }
  const { result } = renderHook(() => usePortalSession(options))
  const outcome = result.current.openPortal()
  await settled()
  answer.resolve({ url: link })
  expect(await act(() => outcome)).toEqual({ ok: true })
})

describe('a requestSession', () => {
  it('may give what createPortalAction gives', async () => {
    const { navigate } = setUp()
    const failed = { ok: false, code: 'rate_limited', retryAfter: 9, requestId: 'req_1' } as const
    const { result, rerender } = renderHook((options: PortalOptions) => usePortalSession(options), {
      initialProps: { navigate, requestSession: async () => failed } as PortalOptions,
    })
    const outcome = await act(() => result.current.openPortal())
    expect(outcome).toEqual({ ok: false, error: expect.any(PortalError) })
    expect(outcome).toMatchObject({
      error: { code: 'rate_limited', retryAfter: 9, requestId: 'req_1' },
    })
    rerender({ navigate, requestSession: async () => ({ ok: true, url: link, expiresAt: '' }) })
    expect(await act(() => result.current.openPortal())).toEqual({ ok: true })
  })

  it.each([
    ['network', new TypeError('Failed to fetch')],
    ['upstream_error', new Error('GraphQL said no')],
    [
      'forbidden',
      Object.assign(new Error('of another copy'), { name: 'PortalError', code: 'forbidden' }),
    ],
  ])('that rejects is %s, with its cause', async (code, cause) => {
    const { navigate } = setUp()
    const options = { navigate, requestSession: () => Promise.reject(cause) }
    const { result } = renderHook(() => usePortalSession(options))
    const outcome = await act(() => result.current.openPortal())
    expect(outcome).toMatchObject({ ok: false, error: { code } })
    if (!outcome.ok) expect(code === 'forbidden' ? outcome.error : outcome.error.cause).toBe(cause)
  })
})
