import { docsUrl } from '../../contract/docsUrl.ts'
import { readVariable } from '../marginfront/options/readVariable.ts'

/** Makes a warning, given once and not in production, that the body cannot choose the customer. */
export function createNamedCustomerWarning(): () => void {
  let warned = false

  return () => {
    if (warned || readVariable('NODE_ENV') === 'production') return
    warned = true
    console.warn(
      '[@marginfront/react] A request named a customer in its body. That was ignored: anybody ' +
        'could open the billing of somebody else that way. Leave it out; resolveCustomer names ' +
        `the customer. See ${docsUrl}/signing-in.md`,
    )
  }
}
