/**
 * Keeps a field out of a host's form around the table, which Enter would send:
 * https://html.spec.whatwg.org/#attr-fae-form
 */
export const ofNoForm = { form: '' }
