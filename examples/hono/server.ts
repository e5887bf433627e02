import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { portal } from './portal.ts'

const app = new Hono()
app.all('/api/billing-portal', (c) => portal(c.req.raw, c))

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000), hostname: 'localhost' })
