import serverlessExpress from '@codegenie/serverless-express'
import { app } from './express.ts'

export const handler = serverlessExpress({ app })
