import type { BodyTime } from '../guards/readBody.ts'
import { formMediaType, jsonMediaType } from '../guards/mediaType.ts'
import { readFields } from '../guards/readFields.ts'

/** What the body of a portal request says. */
export interface PortalBody {
  /** The return URL that was asked for, unchecked. */
  returnUrl: unknown
  /** Whether the body tries to name a customer, which is ignored. */
  namesCustomer: boolean
}

/** Reads what a request to the portal route asks for. */
export async function readPortalBody(request: Request, time: BodyTime): Promise<PortalBody> {
  const { returnUrl, customerId, customerExternalId } = await readFields(request, time, [
    jsonMediaType,
    formMediaType,
  ])
  return { returnUrl, namesCustomer: (customerId ?? customerExternalId) !== undefined }
}
