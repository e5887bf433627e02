/** Whether a browser only fetches ahead of a click that may never come. */
export const isPrefetch = ({ headers }: Request): boolean =>
  ['sec-purpose', 'purpose'].some((name) => /\bprefetch\b/i.test(headers.get(name) ?? ''))
