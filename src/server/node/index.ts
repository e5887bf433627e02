/**
 * The adapter for Node's `http` and everything built on it: Express, Fastify, Koa, Nest, Next Pages.
 * @module
 */
export { toNodeHandler } from './toNodeHandler.ts'
export type { NodeContext, NodeHandler } from './toNodeHandler.ts'
export type { NodeRequest, NodeResponse } from './messages.ts'
