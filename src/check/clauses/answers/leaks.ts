import type { Answer } from '../../exchange/Exchange.ts'

// What may not be repeated, in the report either.
const secrets: readonly [RegExp, string][] = [
  [/\bmf_[sp]k_/, 'an API key'],
  [/\bmgl_/, 'the token of a link'],
  [/\/r\/mgl|\/v1\/portal-sessions/, 'a URL of MarginFront'],
]

// Words that the emulator's faults bring, and that no host says by itself.
const words: readonly [RegExp, string][] = [
  [
    /The emulator was told to fail|Portal session not found|Customer not found/i,
    "MarginFront's words",
  ],
  [/"?statusCode"?\s*[:=]/, "MarginFront's error document"],
  [/<h1>Sign in<\/h1>/, "MarginFront's page"],
  [/x-api-key/i, 'how MarginFront is asked'],
  [/\bECONN(RESET|REFUSED)\b|\bfetch failed\b|socket hang up/, 'an error of the network'],
  [/Unexpected (token|end of)|is not valid JSON|Expecting value/, "a parser's words"],
  [
    /\bat .+:\d+:\d+\)?|Traceback \(most recent call last\)|^\s+File ".+", line \d+/m,
    'a stack trace',
  ],
]

// These name what the request or the contract says, and nothing of the reason.
const harmless = /^(access-control-allow-origin|date|server|allow|vary)$/

const toldBy = ({ headers, text }: Answer): string =>
  [text, ...[...headers].filter(([name]) => !harmless.test(name)).map(([, value]) => value)].join(
    '\n',
  )

/** Says what a failure tells that it must not. */
export function leaksIn(answer: Answer): string[] {
  const told = toldBy(answer)
  return [
    ...secrets.filter(([mark]) => mark.test(told)).map(([, what]) => what),
    ...words.flatMap(([mark, what]) => {
      const [said] = mark.exec(told) ?? []
      return said === undefined ? [] : [`${what}: ${JSON.stringify(said.trim().slice(0, 60))}`]
    }),
  ]
}

/** Whether an answer tells a secret key. */
export const keysIn = (answer: Answer, secretKeys: readonly string[]): string[] =>
  secretKeys.filter((key) => toldBy(answer).includes(key)).map(() => 'the secret key')
