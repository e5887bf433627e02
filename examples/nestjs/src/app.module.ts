import { Module } from '@nestjs/common'
import { BillingPortalController } from './billing-portal.controller.js'

@Module({ controllers: [BillingPortalController] })
export class AppModule {}
