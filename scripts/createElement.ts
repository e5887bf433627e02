// What the JSX of `src/` becomes in `dist/`.
export { createElement, Fragment } from 'react'
