/** What a desk can be asked to do, named after the methods of MarginFront's API. */
export type PortalDeskAction = 'list' | 'get' | 'create' | 'revoke'
