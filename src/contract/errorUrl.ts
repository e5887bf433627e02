import { docsUrl } from './docsUrl.ts'

/** Returns the address of what the docs say of a code: its cause and its cure. */
export const errorUrl = (code: string): string => `${docsUrl}/errors.md#${code}`
