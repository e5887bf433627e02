/**
 * Props of a field that belongs to no form, so that Enter in it does not submit one that a host has
 * around the table: https://html.spec.whatwg.org/#attr-fae-form
 */
export const noFormOwner = { form: '' }
