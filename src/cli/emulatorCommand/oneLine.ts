/** Keeps text from a file or a request from steering the terminal. */
export const oneLine = (text: string): string => text.replace(/\p{Cc}/gu, '')
