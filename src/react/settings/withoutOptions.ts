import type { PortalOptions } from './PortalOptions.ts'

/** Returns the props of a component that are no options. */
export function withoutOptions<Props extends PortalOptions>({
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
}: Props): Omit<Props, keyof PortalOptions> {
  return others
}
