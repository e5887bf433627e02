/** What is there for the story alone: spies, waits without end, marks for tests, and defaults. */
const scaffolding = [
  // A spy, by the name that a minifier may have given to what stands for it.
  /on[A-Z]\w*=\{(?:\(\) => \{\}|function \w*\(\) ?\{\})\}/,
  /data-testid="\w+"/,
  /timeout=\{(?:86400000|15000)\}/,
  /refetchInterval=\{(?:false|15000)\}/,
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
  const bare = code.replace(noise, '')
  // Where one of several opens a tab, this is what another one does not.
  const jsx = joinLines(bare.includes('"_blank"') ? bare : bare.replace(/\s+target="_self"/g, ''))

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

/** What is left of an element on several lines may fit on one. */
const joinLines = (jsx: string) =>
  jsx
    .replace(/<(\w+)\s+>/g, '<$1>')
    .replace(/<(\w+)\s+\/>/g, '<$1 />')
    .replace(/<(\w+)\s+([^\s<>]+)\s+\/>/g, '<$1 $2 />')
    .replace(/<(\w+)\s+([^\s<>]+)\s*(?<!\/)>/g, '<$1 $2>')
    .replace(/<(\w+)([^<>\n]*)>\n\s+([^<>{}\n]{1,48})\n\s*<\/\1>/g, '<$1$2>$3</$1>')
