import type { Ask } from '../../bench/Bench.ts'
import { type Clause, openapi } from '../Clause.ts'
import { firstFault, gaveLink, refusedAs } from '../judge.ts'

const multipart = '--x\r\ncontent-disposition: form-data; name="returnUrl"\r\n\r\n/\r\n--x--\r\n'

const typed = (type: string | null, body: string): Ask => ({
  kind: 'none',
  body,
  headers: { 'content-type': type },
})

const others: readonly Ask[] = [
  typed('text/plain', '{}'),
  typed('text/plain;charset=UTF-8', '{"returnUrl":"/"}'),
  typed('multipart/form-data; boundary=x', multipart),
  typed('application/xml', '<returnUrl>/</returnUrl>'),
  typed('text/html', '{}'),
  typed('application/jsonp', '{}'),
  typed('application/vnd.api+json', '{}'),
  typed('text/json', '{}'),
  typed('application/octet-stream', '{}'),
  typed('application/csp-report', '{}'),
  typed('application/ld+json', '{}'),
  typed('application/x-json', '{}'),
  typed('application/x-www-form-urlencoded-x', 'returnUrl=/'),
  typed('text/plain; application/json', '{}'),
]

const spellings = {
  json: ['Application/JSON; charset=utf-8', 'application/json ;charset=UTF-8'],
  form: ['APPLICATION/X-WWW-FORM-URLENCODED; charset=UTF-8'],
}

export const mediaTypeClauses: readonly Clause[] = [
  {
    id: 'media-type/others-refused',
    level: 'must',
    title: 'A body of another media type is refused, even if it happens to be JSON.',
    openapi: openapi.answer(415),
    fix: 'Compare the media type before the ";" with application/json and application/x-www-form-urlencoded, and answer all else with 415 unsupported_media_type. A page of another site can send text/plain unasked.',
    judge: (bench) =>
      firstFault(others, async (ask) => refusedAs(await bench.ask(ask), 'unsupported_media_type')),
  },
  {
    id: 'media-type/parameters-accepted',
    level: 'must',
    title: 'A media type is known in any case and with parameters.',
    openapi: openapi.request,
    fix: 'Cut the Content-Type at the ";", trim it and compare it in lower case.',
    needsLink: true,
    judge: (bench) =>
      firstFault(bench.kinds(), (kind) =>
        firstFault(spellings[kind], async (type) =>
          gaveLink(
            await bench.ask({ as: bench.anybody(), kind, headers: { 'content-type': type } }),
          ),
        ),
      ),
  },
  {
    id: 'media-type/empty-body-accepted',
    level: 'must',
    title: 'An empty body is the same as {}, with or without a media type.',
    openapi: openapi.request,
    fix: 'Read an empty body as no fields, before the media type and the syntax are looked at.',
    needsLink: true,
    judge(bench) {
      const empty: Ask[] = [{ kind: 'none' }, ...bench.kinds().map((kind) => ({ kind, body: '' }))]
      return firstFault(empty, async (ask) =>
        gaveLink(await bench.ask({ ...ask, as: bench.anybody() })),
      )
    },
  },
  {
    id: 'media-type/undeclared-refused',
    level: 'must',
    title: 'A body that declares no media type is refused.',
    openapi: openapi.answer(415),
    fix: 'Do not guess what a body is: without a Content-Type, only an empty body is acceptable.',
    judge: (bench) =>
      firstFault([typed(null, '{"returnUrl":"/"}'), typed(null, 'returnUrl=/')], async (ask) =>
        refusedAs(await bench.ask(ask), 'unsupported_media_type'),
      ),
  },
]
