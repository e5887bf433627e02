/** By its name: a page may mix the errors of several realms, as Jest's jsdom does. */
export const isTypeError = (cause: unknown): boolean => Object(cause).name === 'TypeError'
