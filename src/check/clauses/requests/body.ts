import { gzipSync } from 'node:zlib'
import type { Ask } from '../../bench/Bench.ts'
import type { Exchange } from '../../exchange/Exchange.ts'
import { type Clause, mendFirst, openapi, type Verdict } from '../Clause.ts'
import { firstFault, gaveLink, gaveNothing, refusedAs } from '../judge.ts'

const limit = 8192

const jsonOfSize = (bytes: number) => `{"pad":"${'x'.repeat(bytes - 10)}"}`
const formOfSize = (bytes: number) => `pad=${'x'.repeat(bytes - 4)}`
// As few characters as that, of two bytes each.
const wideJsonOfSize = (bytes: number) => `{"pad":"${'é'.repeat((bytes - 10) / 2)}"}`
const wideFormOfSize = (bytes: number) => `pad=${'é'.repeat((bytes - 4) / 2)}`

const malformed = [
  '{',
  '{"returnUrl":"/"',
  '{"returnUrl":"/",}',
  "{'returnUrl':'/'}",
  '{} {}',
  'returnUrl=/',
  'undefined',
]

const lenient = ['{"pad":NaN}', '{"pad":1} // one', '['.repeat(4000)]

const notObjects = ['[]', '[{}]', 'null', 'true', '1', '"text"']

/** Servers refuse what declares no length, or is compressed, each as something else. */
function refusedAsTooMuch(exchange: Exchange): Verdict {
  const { status = 0 } = exchange.answer ?? {}
  if ([400, 411, 413, 415].includes(status)) return gaveNothing(exchange)
  return refusedAs(exchange, 'invalid_request', [413])
}

export const bodyClauses: readonly Clause[] = [
  {
    id: 'body/too-large-refused',
    level: 'must',
    title: 'A body of more than 8 KiB is refused with 413.',
    openapi: openapi.answer(413),
    fix: 'Refuse a Content-Length above 8,192 before the body is read, with 413 invalid_request.',
    judge: (bench) => {
      const tooLarge: Ask[] = [
        { body: jsonOfSize(limit + 1) },
        { body: jsonOfSize(20_000) },
        { body: wideJsonOfSize(limit + 2) },
        ...(bench.hasForm ? [formOfSize(limit + 1), wideFormOfSize(limit + 2)] : []).map(
          (body): Ask => ({ kind: 'form', body }),
        ),
      ]
      return firstFault(tooLarge, async (ask) =>
        refusedAs(await bench.ask(ask), 'invalid_request', [413]),
      )
    },
  },
  {
    id: 'body/too-large-in-chunks-refused',
    level: 'must',
    title: 'A body of more than 8 KiB that declares no length, or is compressed, is refused.',
    openapi: openapi.answer(413),
    fix: 'Count the bytes as they come, decompressed where you do that, and stop at 8,192: a chunked request has no Content-Length, and that of a compressed one is another.',
    judge(bench) {
      const plain = 'body/too-large-refused'
      if (bench.failed.has(plain))
        return mendFirst('A body that is too large is not refused', plain)
      const asks: Ask[] = [
        { body: jsonOfSize(limit + 1), chunked: true },
        { body: '{}'.padEnd(limit + 1), chunked: true },
        { body: wideJsonOfSize(limit + 2), chunked: true },
        {
          body: new Uint8Array(gzipSync(jsonOfSize(20_000))),
          headers: { 'content-encoding': 'gzip' },
        },
        ...(bench.hasForm ? [formOfSize(limit + 1), wideFormOfSize(limit + 2)] : []).map(
          (body): Ask => ({ kind: 'form', body, chunked: true }),
        ),
      ]
      return firstFault(asks, async (ask) => refusedAsTooMuch(await bench.ask(ask)))
    },
  },
  {
    id: 'body/eight-kib-accepted',
    level: 'must',
    title: 'A body of exactly 8 KiB is accepted.',
    openapi: openapi.rules,
    fix: 'The limit is 8,192 bytes: refuse only what is larger.',
    needsLink: true,
    judge: async (bench) =>
      gaveLink(await bench.ask({ as: bench.anybody(), body: jsonOfSize(limit) })),
  },
  {
    id: 'body/malformed-json-refused',
    level: 'must',
    title: 'A body that is declared as JSON and is not is refused with 400.',
    openapi: openapi.schema('InvalidRequest'),
    fix: 'Answer 400 invalid_request where the body cannot be parsed. A body parser that comes before the route must leave its errors to the route.',
    judge: (bench) =>
      firstFault(malformed, async (body) =>
        refusedAs(await bench.ask({ body }), 'invalid_request'),
      ),
  },
  {
    id: 'body/not-an-object-refused',
    level: 'must',
    title: 'JSON that is not an object is refused with 400.',
    openapi: openapi.schema('InvalidRequest'),
    fix: 'Check that the parsed body is an object, neither a list nor null.',
    judge: (bench) =>
      firstFault(notObjects, async (body) =>
        refusedAs(await bench.ask({ body }), 'invalid_request'),
      ),
  },
  {
    id: 'body/lenient-json-refused',
    level: 'should',
    title:
      'JSON that only lenient parsers take, or that is nested too deeply, is refused with 400.',
    openapi: openapi.schema('InvalidRequest'),
    fix: 'Catch what the parser throws where lists are nested a thousand deep, and turn off NaN and comments where it takes them.',
    judge(bench) {
      const plain = 'body/malformed-json-refused'
      if (bench.failed.has(plain)) return mendFirst('What is no JSON at all is taken too', plain)
      return firstFault(lenient, async (body) =>
        refusedAs(await bench.ask({ body }), 'invalid_request'),
      )
    },
  },
  {
    id: 'body/not-utf-8-refused',
    level: 'should',
    title: 'A body that is not UTF-8 is refused with 400.',
    openapi: openapi.schema('InvalidRequest'),
    fix: 'Decode the body strictly, rather than with replacement characters.',
    judge: async (bench) => {
      const text = new TextEncoder().encode('{"returnUrl":"/?"}')
      const body = text.map((byte) => (byte === '?'.charCodeAt(0) ? 0xff : byte))
      return refusedAs(await bench.ask({ body }), 'invalid_request')
    },
  },
]
