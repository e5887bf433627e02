import { type Answer, isForm, jsonOf, mediaTypeOf } from '../../exchange/Exchange.ts'
import { secretsOf } from '../../exchange/secretsOf.ts'
import type { Answered } from './answered.ts'

// What may not be repeated, in the report either.
const secrets: readonly [RegExp, string][] = [
  [/\bmf_[sp]k_/, 'an API key'],
  [/\bmgl_/, 'the token of a link'],
  [/\/r\/mgl|\/v1\/portal-sessions|\b(api|portal)\.marginfront\.com/, 'a URL of MarginFront'],
]

// Words that the emulator's faults bring, and that no host says by itself.
const words: readonly [RegExp, string][] = [
  [
    /The emulator was told to fail|Portal session not found|Customer not found/i,
    "MarginFront's words",
  ],
  [/"?statusCode\\?"?\s*[:=]/, "MarginFront's error document"],
  [/x-api-key/i, 'how MarginFront is asked'],
  [
    /\bE(CONN(RESET|REFUSED|ABORTED)|TIMEDOUT|PIPE|NOTFOUND)\b|\bUND_ERR_\w+|\bfetch failed\b|socket hang up|urlopen error|RemoteDisconnected|Connection (aborted|refused|reset)|context deadline exceeded|cURL error|(Server|Client) Error: .* for url/,
    'an error of the network',
  ],
  [
    /Unexpected (token|end of)|is not valid JSON|Expecting value|JSONDecodeError|invalid character .+ looking for|JSON::ParserError/,
    "a parser's words",
  ],
  [
    /\bat .*[A-Za-z>]:\d+:\d+\)?|[\w./\\]+\.(java|cs|rs|exs?|kt|go|py|php|rb|js|ts):(line )?\d+|Traceback \(most recent call last\)|^\s+File ".+", line \d+|\.rb:\d+:in\b|\.php(:|\()\d+|\.php on line \d+|^goroutine \d+/m,
    'a stack trace',
  ],
  [
    /\b[A-Z]\w*(Error|Exception)\b|\bHTTP Error \d{3}\b|\bSQLSTATE\b|'NoneType' object|Cannot read propert|is not a function|panicked at|ConnectionPool|IncompleteRead|Remote end closed|read operation timed out/,
    "the host's own error",
  ],
]

// These name what the request or the contract says, and nothing of the reason.
const harmless = /^(access-control-allow-origin|date|server|allow|vary)$/

const toldBy = ({ headers, text }: Answer): string =>
  [text, ...[...headers].filter(([name]) => !harmless.test(name)).map(([, value]) => value)].join(
    '\n',
  )

/** The same without what only looks like words: the names in a page's styles, and the host of a URL. */
function readIn(answer: Answer): string {
  const isPage = mediaTypeOf(answer.headers) === 'text/html'
  const text = isPage ? answer.text.replace(styles, ' ') : answer.text
  return toldBy({ ...answer, text }).replace(/\bhttps?:\/\/[\w.:[\]-]+/gi, '')
}

const styles = /<style\b[^]*?<\/style>|\s(class|id)\s*=\s*("[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)/gi
// MarginFront's page where it answers with one. A host's own page may say the same.
const standIn = /<h1>Sign in<\/h1>/

/** Says what a failure tells that it must not. */
export function leaksIn(exchange: Answered): string[] {
  const told = toldBy(exchange.answer)
  const read = readIn(exchange.answer)
  const { title, code, requestId } = jsonOf(exchange.answer) ?? {}
  return [
    ...secrets.filter(([mark]) => mark.test(told)).map(([, what]) => what),
    ...(exchange.fault !== undefined && standIn.test(told) ? ["MarginFront's page"] : []),
    ...words.flatMap(([mark, what]) => {
      const [said] = mark.exec(read) ?? []
      return said === undefined ? [] : [`${what}: ${JSON.stringify(said.trim().slice(0, 60))}`]
    }),
    // What else a document has is for failures/nothing-besides.
    ...([title, code, requestId].some((member) => /https?:\/\//i.test(String(member)))
      ? ['a URL']
      : []),
    ...(repeatsUrl(exchange) ? ['a URL that it was given'] : []),
    ...(repeatsSignIn(exchange) ? ['what signs the person in'] : []),
  ]
}

/** The check's own hostile address; a form that is sent it back is for form/failure-page-is-safe. */
const repeatsUrl = (exchange: Answered) =>
  (exchange.fault !== undefined || !isForm(exchange)) &&
  toldBy(exchange.answer).includes('evil.example')

const repeatsSignIn = ({ sent, answer }: Answered) =>
  secretsOf(sent.signIn).some((value) => value.length >= 8 && answer.text.includes(value))

/** Whether an answer tells a secret key. */
export const keysIn = (answer: Answer, secretKeys: readonly string[]): string[] =>
  secretKeys.filter((key) => toldBy(answer).includes(key)).map(() => 'the secret key')
