import { nodeHost } from '../nodeHost.ts'

export const host = nodeHost('Node 20', '20.20.2')
