/** Keeps text of a route, a request or a file from steering the terminal. */
export const oneLine = (text: string): string => text.replace(/\p{Cc}/gu, '')
