import type { Handler, Mutant } from '../Mutant.ts'
import { isForm } from './createRoute.ts'
import { named } from './wrong.ts'

const fromBody = 'customer/never-from-body'
const fromElsewhere = 'customer/never-from-elsewhere'

const firstOf = (value: unknown) => (Array.isArray(value) ? value[0] : undefined)

/** Shows fewer sections to a request that asks for some. */
const choosing = (
  name: string,
  asks: (request: Request) => boolean | Promise<boolean>,
): Mutant => ({
  name,
  fails: ['customer/features-not-from-body'],
  build({ right }): Handler {
    const [all, some] = [right(), right({ features: ['profile'] })]
    return async (request) => ((await asks(request)) ? some(request) : all(request))
  },
})

const fieldsOfForm = async (request: Request) =>
  new URLSearchParams(isForm(request) ? await request.clone().text() : '')

/** Routes that let a request name a customer, or what its portal shows, in a place that few look at. */
export const namingMutants: readonly Mutant[] = [
  named('bills whom a list in the body names', fromBody, (_, fields) =>
    firstOf(fields['customerIds']),
  ),
  named('bills whom a list in a form names', fromBody, (request, fields) =>
    isForm(request) ? fields['customerIds[]'] : undefined,
  ),
  named('bills whom a user name of Basic names', fromElsewhere, ({ headers }) => {
    const [, basic] = /^Basic (.+)$/.exec(headers.get('authorization') ?? '') ?? []
    return basic && atob(basic).split(':')[0]
  }),
  named(
    'bills the tenant of a forwarded host',
    fromElsewhere,
    ({ headers }) => /^(\w+-\d+)\./.exec(headers.get('x-forwarded-host') ?? '')?.[1],
  ),
  named(
    'bills whom the page before names',
    fromElsewhere,
    ({ headers }) => /\/accounts\/([^?]+)/.exec(headers.get('referer') ?? '')?.[1],
  ),
  choosing('lets the query choose sections', ({ url }) =>
    new URL(url).searchParams.has('features'),
  ),
  choosing('lets a form choose sections', async (request) =>
    (await fieldsOfForm(request)).has('sections'),
  ),
  choosing('lets a list of a form choose sections', async (request) =>
    (await fieldsOfForm(request)).has('features[]'),
  ),
]
