import type { Mutant } from '../Mutant.ts'
import { isForm, returnUrlOf } from './createRoute.ts'
import { documentOf, pageOf, Refused } from './failures.ts'
import { failing, wrong } from './wrong.ts'

/** Says something else of a failure of this code. */
const saying = (
  name: string,
  fails: string,
  code: string,
  say: (refused: Refused, request: Request) => Refused | object,
) =>
  failing(name, fails, (refused, request) => (refused.code === code ? say(refused, request) : {}))

const titled = (name: string, title: string) =>
  saying(name, 'failures/tell-nothing', 'upstream_error', () => ({ title }))

/** Answers a form that fails in another way. */
const paging = (
  name: string,
  fails: string,
  answer: (refused: Refused, request: Request) => Response,
) =>
  wrong(name, fails, {
    failureFor: (request, refused) =>
      isForm(request) && request.method === 'POST' ? answer(refused, request) : documentOf(refused),
  })

const asStatus = (status: number) => (refused: Refused) => new Refused(status, refused.code)
const asCode = (code: string) => (refused: Refused) => new Refused(refused.status, code)

/** What teams get wrong about failures where they write the route themselves. */
export const answerMutants: readonly Mutant[] = [
  saying('has a code of its own', 'failures/members', 'unauthenticated', asCode('not_signed_in')),
  saying(
    'answers 422 to a page',
    'return-url/hostile-refused',
    'invalid_return_url',
    asStatus(422),
  ),
  saying(
    'answers 400 to strangers',
    'customer/signed-out-refused',
    'unauthenticated',
    asStatus(400),
  ),
  saying('answers 400 to methods', 'method/others-answer-405', 'method_not_allowed', asStatus(400)),
  saying(
    'calls another site forbidden',
    'origin/cross-site-refused',
    'cross_site_request',
    asCode('forbidden'),
  ),
  saying(
    'takes a page for a request',
    'return-url/hostile-refused',
    'invalid_return_url',
    asCode('invalid_request'),
  ),
  titled('shows its PHP', 'Uncaught Exception in /var/www/app/Http/Portal.php:31'),
  titled('shows its Ruby', "app/controllers/portals_controller.rb:12:in 'create'"),
  titled('shows its Go', 'Post "http://10.0.0.7/v1": context deadline exceeded'),
  titled('names the host of MarginFront', 'api.marginfront.com is down.'),
  saying('repeats who is signed in', 'failures/tell-nothing', 'upstream_error', (_, request) => ({
    title: `Failed for ${request.headers.get('cookie')}.`,
  })),
  wrong('repeats the return URL', 'failures/tell-nothing', () => {
    let asked: unknown
    return {
      returnUrlOf(fields) {
        asked = fields['returnUrl']
        return returnUrlOf(fields)
      },
      failureFor: (request, refused) =>
        isForm(request) && request.method === 'POST'
          ? pageOf(refused)
          : documentOf(refused, { title: `${String(asked)} is not allowed.` }),
    }
  }),
  paging('answers 400 to every form that fails', 'form/failure-is-a-page', ({ code: said }) =>
    pageOf(new Refused(400, said)),
  ),
  paging(
    'says a code of its own in its redirect',
    'form/failure-is-a-page',
    () => new Response(null, { status: 303, headers: { location: '/billing?portal_error=oops' } }),
  ),
  paging('repeats the query on its page', 'form/failure-page-is-safe', (refused, { url }) =>
    pageOf(refused, new URL(url).search),
  ),
]
