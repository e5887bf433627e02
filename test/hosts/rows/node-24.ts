import { nodeHost } from '../nodeHost.ts'

export const host = nodeHost('Node 24', '24.21.0')
