/** One Content Security Policy: the sources of each directive, by its name in lower case. */
export type Policy = ReadonlyMap<string, readonly string[]>

const metaTag = /<meta\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi
const head = /<!--[^]*?-->|<(script|style|template|noscript)\b[^]*?<\/\1\s*>/gi

/** Every policy that a page obeys: those of its header, and those of its `<meta>` tags. */
export function policiesIn(header: string | null, html: string): Policy[] {
  const tags = html.replace(head, '').match(metaTag) ?? []
  const ofTags = tags
    .filter((tag) => attributeOf(tag, 'http-equiv').toLowerCase() === 'content-security-policy')
    .map((tag) => attributeOf(tag, 'content'))
  // Several headers arrive as one, joined by commas, and so may several policies in one.
  return [header ?? '', ...ofTags]
    .flatMap((text) => text.split(','))
    .map(parse)
    .filter(hasAny)
}

const hasAny = ({ size }: Policy) => size > 0

function parse(text: string): Policy {
  const policy = new Map<string, readonly string[]>()
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/)
    // Of a directive that is written twice, browsers take the first.
    if (name !== '' && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources)
  }
  return policy
}

function attributeOf(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  return decoded(found?.[1] ?? found?.[2] ?? found?.[3] ?? '')
}

const entities: Readonly<Record<string, string>> = {
  '&#39;': "'",
  '&#x27;': "'",
  '&apos;': "'",
  '&quot;': '"',
  '&#34;': '"',
  '&amp;': '&',
  '&#x2F;': '/',
  '&#47;': '/',
}

const decoded = (text: string): string =>
  text.replace(/&(?:#x?[\da-f]+|[a-z]+);/gi, (entity) => entities[entity] ?? entity)
