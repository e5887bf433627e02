import { docsUrl } from './docsUrl.ts'

/** Returns the address of a code's entry in the docs, with its cause and cure. */
export const errorUrl = (code: string): string => `${docsUrl}/errors.md#${code}`
