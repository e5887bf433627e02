import type { Mutant } from './Mutant.ts'

export const answering = (
  name: string,
  fails: readonly string[],
  change: (answer: Response) => Response | void | Promise<Response | undefined>,
): Mutant => ({
  name,
  fails,
  build: ({ right }) => {
    const route = right()
    return async (request) => {
      const answer = await route(request)
      return (await change(answer)) ?? answer
    }
  },
})

/** Changes the problem documents. */
export const documenting = (
  name: string,
  fails: readonly string[],
  change: (problem: Record<string, unknown>, answer: Response) => unknown,
): Mutant =>
  answering(name, fails, async (answer) => {
    if (!answer.headers.get('content-type')?.includes('problem') || !answer.body) return answer
    const problem = change(await answer.json(), answer)
    return new Response(JSON.stringify(problem), answer)
  })

const isFailure = ({ status }: Response) => status >= 400

/** Routes that are wrong about the answers they give. */
export const answerMutants: readonly Mutant[] = [
  answering('lets its links be stored', ['headers/no-store'], (answer) => {
    if (!isFailure(answer)) answer.headers.set('cache-control', 'private')
  }),
  answering('lets its failures be stored', ['headers/no-store'], (answer) => {
    if (isFailure(answer)) answer.headers.delete('cache-control')
  }),
  answering('sends no Referrer-Policy', ['headers/no-referrer'], (answer) => {
    answer.headers.set('referrer-policy', 'origin')
  }),
  answering('lets browsers guess', ['headers/nosniff'], (answer) => {
    answer.headers.delete('x-content-type-options')
  }),
  answering('forgets that it depends on the cookie', ['headers/vary'], (answer) => {
    answer.headers.set('vary', 'Origin')
  }),
  answering('fails in plain text', ['failures/problem-json'], (answer) => {
    if (!answer.headers.get('content-type')?.includes('problem')) return answer
    const headers = new Headers(answer.headers)
    headers.set('content-type', 'text/plain')
    return new Response('Bad', { status: answer.status, headers })
  }),
  answering('fails as plain JSON', ['failures/problem-json'], (answer) => {
    if (answer.headers.get('content-type')?.includes('problem')) {
      answer.headers.set('content-type', 'application/json')
    }
  }),
  documenting(
    'leaves the requestId out',
    ['failures/members'],
    ({ requestId: _, ...rest }) => rest,
  ),
  documenting('adds what went wrong', ['failures/nothing-besides'], (problem) => ({
    ...problem,
    detail: 'No session.',
  })),
  documenting('says another status in the document', ['failures/status-agrees'], (problem) => ({
    ...problem,
    status: 200,
  })),
  documenting('has one requestId for all', ['failures/request-id-distinct'], (problem) => ({
    ...problem,
    requestId: 'request',
  })),
  documenting(
    'tells the wait in the header alone',
    ['failures/wait-agrees'],
    ({ retryAfter: _, ...rest }) => rest,
  ),
  documenting('repeats what MarginFront said', ['failures/tell-nothing'], (problem, { status }) =>
    status === 502 ? { ...problem, title: 'The emulator was told to fail.' } : problem,
  ),
  documenting('tells its key', ['failures/tell-nothing'], (problem, { status }) =>
    status === 500 ? { ...problem, title: 'mf_sk_test_emulator was refused' } : problem,
  ),
  documenting(
    'says nowhere how long to wait',
    ['limit/says-how-long', 'upstream/retry-after-told'],
    ({ retryAfter: _, ...rest }, answer) => {
      answer.headers.delete('retry-after')
      return rest
    },
  ),
  documenting('tells a wait that is no number', ['failures/members'], (problem) =>
    'retryAfter' in problem ? { ...problem, retryAfter: String(problem['retryAfter']) } : problem,
  ),
  documenting('says a type that is no URI', ['failures/members'], (problem, { status }) =>
    status === 400 ? { ...problem, type: 'forbidden' } : problem,
  ),
  answering('repeats MarginFront on its page', ['failures/tell-nothing'], async (answer) => {
    if (!answer.headers.get('content-type')?.includes('html') || answer.status !== 502) return
    const page = await answer.text()
    return new Response(page.replace('</main>', 'The emulator was told to fail.</main>'), answer)
  }),
  answering('tells a token in a header', ['failures/tell-nothing'], (answer) => {
    if (answer.status === 502) answer.headers.set('x-upstream', 'https://evil.example/r/mgl_x')
  }),
  documenting('shows its stack', ['failures/tell-nothing'], (problem, { status }) =>
    status === 502 ? { ...problem, title: new Error('failed').stack } : problem,
  ),
]
