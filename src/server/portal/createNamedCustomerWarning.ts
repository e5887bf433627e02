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
        '[@marginfront/react] A request named a customer in its body, which was ignored: anybody ' +
          `could name somebody else, so resolveCustomer decides. See ${docsUrl}/signing-in.md`,
      ),
    )
  }
}
