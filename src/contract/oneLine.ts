/**
 * Removes control characters, so that text from a route, a request or a file cannot control the
 * terminal.
 */
export const oneLine = (text: string): string => text.replace(/\p{Cc}/gu, '')
