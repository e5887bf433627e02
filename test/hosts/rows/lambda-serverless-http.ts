import type { Host } from '../Host.ts'
import { lambdaHost } from '../lambdaHost.ts'

export const host: Host = lambdaHost(
  'AWS Lambda (serverless-http)',
  ['serverless-http', 'express'],
  'serverless-http.ts',
)
