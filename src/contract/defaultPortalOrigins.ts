/** Where MarginFront serves its portal, as its documentation says. */
export const defaultPortalOrigins: readonly string[] = ['https://portal.marginfront.com']
