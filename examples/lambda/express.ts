import express from 'express'
import { portal } from './portal.ts'

export const app = express()

app.all('/api/billing-portal', portal)
