// What JSX becomes in the built package; tsup puts it before every file.
export { createElement, Fragment } from 'react'
