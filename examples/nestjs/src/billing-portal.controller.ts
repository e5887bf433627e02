import { All, Controller, Req, Res } from '@nestjs/common'
import { createPortalRoute } from '@marginfront/react/server'
import { toNodeHandler, type NodeContext } from '@marginfront/react/server/node'
import type { Request, Response } from 'express'

const portal = toNodeHandler(
  createPortalRoute<NodeContext<Request, Response>>({
    resolveCustomer({ context: { req } }) {
      const account: string | undefined = req.cookies.account // your own sign-in
      return account ? { customerExternalId: account } : 'unauthenticated'
    },
  }),
)

@Controller('api/billing-portal')
export class BillingPortalController {
  @All()
  open(@Req() req: Request, @Res() res: Response) {
    return portal(req, res)
  }
}
