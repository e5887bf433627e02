import { configure } from '@codegenie/serverless-express'
import { app } from './express.ts'

export const handler = configure({ app })
