import { bodyParser } from '@koa/bodyparser'
import Router from '@koa/router'
import Koa from 'koa'
import { portal } from './portal.ts'

const router = new Router()
router.all('/api/billing-portal', (ctx) => {
  ctx.respond = false
  const account = ctx.cookies.get('account')
  return portal(Object.assign(ctx.req, { account, body: ctx.request.body }), ctx.res)
})

const app = new Koa()
app.use(bodyParser())
app.use(router.routes())
app.listen(Number(process.env.PORT ?? 3000), 'localhost')
