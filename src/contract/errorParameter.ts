/** The query parameter that tells a page which failure `errorRedirect` brought to it. */
export const errorParameter = 'portal_error'
