import type { Host } from '../Host.ts'
import { lambdaHost } from '../lambdaHost.ts'

export const host: Host = lambdaHost(
  'AWS Lambda (@codegenie/serverless-express)',
  ['@codegenie/serverless-express', 'express'],
  'serverless-express.ts',
)
