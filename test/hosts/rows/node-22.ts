import { nodeHost } from '../nodeHost.ts'

export const host = nodeHost('Node 22', '22.23.3')
