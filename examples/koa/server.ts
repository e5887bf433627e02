import Router from '@koa/router'
import Koa from 'koa'
import { portal } from './portal.ts'

const router = new Router()
router.all('/api/billing-portal', (ctx) => {
  ctx.respond = false
  const account = ctx.cookies.get('account') // your own sign-in
  return portal(Object.assign(ctx.req, { account }), ctx.res)
})

const app = new Koa()
app.use(router.routes())
app.listen(Number(process.env.PORT ?? 3000), 'localhost')
