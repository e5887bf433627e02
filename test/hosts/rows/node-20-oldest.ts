import { nodeHost } from '../nodeHost.ts'

export const host = nodeHost('the oldest Node 20, with require()', '20.0.0', 'server.cjs')
