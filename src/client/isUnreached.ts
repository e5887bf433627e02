/** Of a mistake in code, as engines word those. */
const mistake = /undefined|(of|is) null|not an? |iterable|Failed to [cep]/

/**
 * Whether this is what `fetch` rejects with when it reaches nobody, and a body when the connection
 * breaks: a `TypeError`, in words that differ by browser, version and language.
 *
 * By its name: a page may mix the errors of several realms, as Jest's jsdom does.
 */
export const isUnreached = (cause: unknown): boolean =>
  Object(cause).name === 'TypeError' && !mistake.test(String(cause))
