/**
 * Where the docs of this package are read. A placeholder: whoever publishes the package puts the
 * repository's own address here and runs `npm run docs`, which carries it everywhere else.
 */
export const docsUrl = 'https://github.com/your-org/marginfront-react/blob/main/docs'
