/** Returns a text without the secrets in it. */
export type Redact = (text: string) => string

// The scheme is bounded, so that a long hostile text is still searched in linear time.
// `:\/\/` is how some encoders write a URL inside JSON.
const secrets: readonly [pattern: RegExp, replacement: string][] = [
  [/[a-z][a-z0-9+.-]{0,30}:(?:\\?\/){2}[^\s"'`<>]*/gi, '[redacted url]'],
  [/https?%3a%2f%2f[^\s"'`<>]*/gi, '[redacted url]'],
  // Not the name of a variable, such as VITE_MF_SK_KEY.
  [/(?<![A-Z\d]_(?=MF_[SP]K_))[Mm][Ff]_[SsPp][Kk]_[^\s"'`<>,;)]+/g, '[redacted key]'],
  [/mgl_[^\s"'`<>,;)]+/gi, '[redacted token]'],
]

/** Takes every key, link token and URL out of a text. */
export const redactSecrets: Redact = (text) =>
  secrets.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text)

/** Also takes out one key, whatever it looks like. */
export function createRedactor(apiKey: string): Redact {
  return (text) => redactSecrets(apiKey === '' ? text : text.replaceAll(apiKey, '[redacted key]'))
}
