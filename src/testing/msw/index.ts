/**
 * The testing kit for pages that use the global `fetch`, by MSW.
 * @module
 */
export { portalHandlers } from './portalHandlers.ts'
