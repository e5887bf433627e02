/**
 * Everything that a script, an extension, a crash reporter or the developer tools could read in a
 * page, as one text. Runs in the page.
 */
export function everythingIn(): string {
  const seen = new Set<unknown>()
  const texts: string[] = []
  const read = (value: unknown, depth = 0) => {
    if (typeof value === 'string') texts.push(value)
    if (typeof value !== 'object' && typeof value !== 'function') return
    if (value === null || value === window || seen.has(value) || depth > 400) return
    seen.add(value)
    if (value instanceof Node) return
    if (value instanceof Map || value instanceof Set) {
      for (const item of value) read(item, depth + 1)
    }
    for (const name of Reflect.ownKeys(value)) {
      texts.push(String(name))
      // A getter that throws holds nothing.
      try {
        read(Reflect.get(value, name), depth + 1)
      } catch {}
    }
  }
  const { queries, reactRoots }: { queries?: object; reactRoots?: object } = Object(window)
  read(reactRoots)
  if (queries) {
    const get = (name: string) => Reflect.get(queries, name).call(queries)
    texts.push('mutations')
    read(get('getQueryCache'))
    read(get('getMutationCache'))
  }
  read({ ...localStorage })
  // Holds what the console, the error handlers and the host's own callbacks were told.
  read({ ...sessionStorage })
  read(history.state)
  texts.push(document.documentElement.outerHTML, document.cookie, document.title, location.href)
  return texts.join('\n')
}
