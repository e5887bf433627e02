import type { Host } from '../Host.ts'
import { lambdaHost } from '../lambdaHost.ts'

export const host: Host = lambdaHost(
  'AWS Lambda (@fastify/aws-lambda)',
  ['@fastify/aws-lambda', 'fastify'],
  'fastify.ts',
)
