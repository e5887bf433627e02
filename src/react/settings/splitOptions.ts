import type { PortalOptions } from './PortalOptions.ts'

/** Takes the options out of a component's props. */
export function splitOptions<Props extends PortalOptions>(
  props: Props,
): { options: PortalOptions; others: Omit<Props, keyof PortalOptions> } {
  const {
    endpoint,
    requestSession,
    returnUrl,
    target,
    portalOrigins,
    headers,
    credentials,
    fetch,
    timeout,
    scope,
    navigate,
    onRedirect,
    onError,
    onReturn,
    labels,
    ...others
  } = props
  const options: Required<PortalOptions> = {
    endpoint,
    requestSession,
    returnUrl,
    target,
    portalOrigins,
    headers,
    credentials,
    fetch,
    timeout,
    scope,
    navigate,
    onRedirect,
    onError,
    onReturn,
    labels,
  }
  return { options, others }
}
