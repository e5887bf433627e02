import { isOpen } from '../marginfront/MarginFront.ts'
import {
  type Answer,
  codeIn,
  type Exchange,
  linkIn,
  locationOf,
  mediaTypeOf,
  type SentRequest,
} from './Exchange.ts'

const longestBody = 120

function shown([name, value]: [string, string], { signIn }: SentRequest): string {
  const own = signIn.get(name)
  if (own === null) return `${name}: ${printable(value)}`
  // What a clause has put beside the sign-in is no secret, and is what it is about.
  const added = value.startsWith(`${own}; `) ? value.slice(own.length) : ''
  return `${name}: ***${printable(added)}`
}

const codeOf = (exchange: Exchange) => {
  const code = codeIn(exchange)
  return code === undefined || /^[a-z_]{1,40}$/.test(code) ? code : 'with a code of its own'
}

/** The request in one line, without what signs it in. */
export function describeSent({ sent, fault }: Exchange): string {
  const { pathname, search } = new URL(sent.url)
  const headers = [...sent.headers].map((header) => shown(header, sent))
  const how = sent.chunked ? 'in chunks ' : ''
  const body = sent.body && `; body ${how}${bodyText(sent.body)}`
  return `${sent.method} ${pathname}${search} with ${headers.join('; ')}${body ?? '; no body'}${fault === undefined ? '' : `, while MarginFront ${fault}`}`
}

/** The same request for a shell, without what signs it in. */
export function curlOf({ sent }: Exchange): string {
  const headers = [...sent.headers].map((header) => `-H ${quoted(shown(header, sent))}`)
  const method = sent.method === 'HEAD' ? '--head' : `-X ${sent.method}`
  const chunked = sent.chunked ? ["-H 'transfer-encoding: chunked'"] : []
  const body = sent.body ? [bodyForCurl(sent.body)] : []
  return ['curl -i', method, quoted(sent.url), ...headers, ...chunked, ...body].join(' ')
}

/** The answer in a few words, without a link. */
export function describeAnswer(exchange: Exchange): string {
  const { answer, broken, minted } = exchange
  if (!answer) return broken ?? 'no answer'
  const content =
    linkIn(exchange) === undefined
      ? (codeOf(exchange) ?? pageOf(exchange, answer) ?? mediaTypeOf(answer.headers))
      : 'with a link'
  const live = minted.filter(isOpen).length
  const books = live > 0 ? `, and MarginFront minted ${count(live, 'link')}` : ''
  return `${[answer.status, content].filter(Boolean).join(' ')}${books}`
}

/** The page that an answer without a link redirects to. */
function pageOf({ sent }: Exchange, answer: Answer): string | undefined {
  const location = locationOf(answer)
  if (answer.status < 300 || answer.status > 399 || location === undefined) return undefined
  if (!URL.canParse(location, sent.url)) return 'to an address that cannot be read'
  const { origin, pathname } = new URL(location, sent.url)
  return `to ${origin === new URL(sent.url).origin ? '' : origin}${printable(pathname)}`
}

export const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`

function bodyText(body: Uint8Array): string {
  const text = printable(new TextDecoder().decode(body))
  if (text.length <= longestBody) return text
  return `${text.slice(0, longestBody)}... (${body.byteLength} bytes)`
}

function bodyForCurl(body: Uint8Array): string {
  const text = new TextDecoder().decode(body)
  if (text.length > 1000) {
    return `--data-binary "$(printf '%${body.byteLength}s')" # any ${body.byteLength} bytes`
  }
  return text.includes('\ufffd')
    ? `--data-binary $'${text.replaceAll('\ufffd', '\\xff').replaceAll("'", "\\'")}'`
    : `--data-binary ${quoted(text)}`
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

// What is sent is hostile on purpose, and must not steer the terminal that shows it.
const printable = (text: string) =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0)?.toString(16).padStart(4, '0')
    return `\\u${code}`
  })
