import { remember } from '../remember.ts'
import { originOf } from './hostUrl.ts'

// No page has one of these as its origin, and some would run as code in a link.
const unsafeScheme = /^(javascript|vbscript|data|blob|about|file):/
const appOrigin = /^[a-z][a-z\d+.-]*:\/\/[\w.-]+(:\d+)?$/i

/** Tells whether a value is exactly what a browser sends as the `Origin` of a web page. */
export function isWebOrigin(value: unknown): value is string {
  return typeof value === 'string' && isOrigin(value)
}

const isOrigin = /* @__PURE__ */ remember(
  (text: string) =>
    // A star parses as part of a host name, and would then match nothing.
    /^https?:/.test(text) && originOf(text) === text && !text.includes('*'),
)

/**
 * Tells whether a value is exactly what a browser, an extension or the shell of an app sends as the
 * `Origin` of a page, such as `https://app.example.com`, `capacitor://localhost` or `app://-`.
 */
export function isPageOrigin(value: unknown): value is string {
  if (typeof value !== 'string' || /^https?:/i.test(value)) return isWebOrigin(value)
  const [scheme = ''] = value.split(':')
  return appOrigin.test(value) && scheme === scheme.toLowerCase() && !unsafeScheme.test(value)
}
