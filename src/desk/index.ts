/**
 * The support desk: see who has a portal link, cut it off, hand out a new one. For your own
 * staff, on three floors: queries for TanStack Query, hooks, and a table with everything.
 * @module
 */
export * from './queries/index.ts'
export * from './hooks/index.ts'
export * from './table/index.ts'
