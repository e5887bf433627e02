/** What is there for the story alone: spies, waits without end, marks for tests, and defaults. */
const scaffolding = [
  /on[A-Z]\w*=\{\(\) => \{\}\}/,
  /data-testid="\w+"/,
  /timeout=\{(?:86400000|15000)\}/,
  /refetchInterval=\{(?:false|15000)\}/,
  // Where another element says otherwise, it is no default.
  /target="_self"(?![^]*_blank)/,
  /(?:credentials="same-origin"|className=""|delivery="both")/,
  /(?:disabled=\{false\}|showError|progressive)(?=[\s/>])/,
  /endpoint="\/api\/portal-sessions"/,
]
const noise = new RegExp(`\\s+(?:${scaffolding.map(({ source }) => source).join('|')})`, 'g')

/**
 * Rewrites the source that Storybook shows of a story as a host would write it. What went through
 * already stays as it is.
 */
export function hostSource(code: string): string {
  if (!code.trimStart().startsWith('<')) return code
  const jsx = code
    .replace(noise, '')
    // What is left of an element on several lines may fit on one.
    .replace(
      /<(\w+)\s+([^\s<>]+)\s*(\/?>)/g,
      (_, name, attribute, end) => `<${name} ${attribute}${end === '/>' ? ' />' : '>'}`,
    )
    .replace(/<(\w+)\s+>/g, '<$1>')
  const imported = (entry: string, pattern: RegExp) => {
    const names = [...new Set(jsx.match(pattern))].toSorted()
    return names.length > 0 ? [`import { ${names.join(', ')} } from '${entry}'`] : []
  }
  const imports = [
    ...imported('@marginfront/react', /(?<=<)BillingPortal\w+/g),
    ...imported('@marginfront/react/desk', /(?<=<)PortalSessions\w+/g),
  ]
  return [...imports, '', jsx].join('\n')
}
