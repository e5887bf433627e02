import { docsUrl } from '../../contract/docsUrl.ts'
import { callQuietly } from '../marginfront/logging/callQuietly.ts'
import { readVariable } from '../marginfront/options/readVariable.ts'

/** Makes a warning, given once and not in production, that the body cannot choose the customer. */
export function createNamedCustomerWarning(): () => void {
  let warned = false

  return () => {
    if (warned || readVariable('NODE_ENV') === 'production') return
    warned = true
    callQuietly(() =>
      console.warn(
        '[@marginfront/react] The body of a request named a customer, which was ignored, since ' +
          'anybody could name somebody else: resolveCustomer decides whose billing opens. See ' +
          `${docsUrl}/signing-in.md`,
      ),
    )
  }
}
