import type { HostArgs } from '../../host/HostArgs.ts'
import type { CustomerReference } from '../../marginfront/types.ts'

/** What a function of yours is called with once the customer is known. */
export interface CustomerArgs<
  Context = unknown,
  Asked extends Request | undefined = Request,
> extends HostArgs<Context, Asked> {
  /** Whose billing it is, as `resolveCustomer` said. */
  readonly customer: CustomerReference
}
