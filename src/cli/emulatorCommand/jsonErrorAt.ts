const string = /"(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/
const token = new RegExp(`\\s*(${string.source}|${number.source}|true|false|null|[[\\]{},:])`, 'y')
const blank = /\s*/y

/**
 * Finds where a text stops being JSON. What `JSON.parse` says of it differs between versions of
 * Node, and often leaves the place out.
 */
export function jsonErrorAt(text: string): { line: number; column: number } {
  const before = text.slice(0, errorOffset(text))
  const lines = before.split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end'

function errorOffset(text: string): number {
  const open: ('[' | '{')[] = []
  let expected: Expected = 'value'
  let offset = 0
  for (;;) {
    blank.lastIndex = offset
    blank.exec(text)
    const start = blank.lastIndex
    token.lastIndex = offset
    const [, found] = token.exec(text) ?? []
    const next: Expected | undefined = found === undefined ? undefined : step(found, expected, open)
    if (next === undefined) return start
    expected = next
    offset = token.lastIndex
  }
}

/** What has to come after this token; nothing when the token itself is wrong. */
function step(found: string, expected: Expected, open: ('[' | '{')[]): Expected | undefined {
  switch (expected) {
    case ':':
      return found === ':' ? 'value' : undefined
    case 'name':
    case 'name or }':
      if (found === '}' && expected === 'name or }') return close(open)
      return found.startsWith('"') ? ':' : undefined
    case ', or end':
      if (found === ',' && open.length > 0) return open.at(-1) === '[' ? 'value' : 'name'
      return (found === ']' && open.at(-1) === '[') || (found === '}' && open.at(-1) === '{')
        ? close(open)
        : undefined
    case 'value':
    case 'value or ]':
      if (found === ']') return expected === 'value or ]' ? close(open) : undefined
      if (found === '[' || found === '{') {
        open.push(found)
        return found === '[' ? 'value or ]' : 'name or }'
      }
      return '},:'.includes(found) ? undefined : ', or end'
  }
}

function close(open: ('[' | '{')[]): Expected {
  open.pop()
  return ', or end'
}
