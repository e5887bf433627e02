import type { PortalEvent } from './PortalEvent.ts'

/** Makes the handler for hosts without `onEvent`: a developer must still see what does not work. */
export function createConsoleHandler() {
  let warnedOfOrigin = false

  return (event: PortalEvent): void => {
    if (event.type === 'failed') {
      console.error(line(event), ...('cause' in event ? [event.cause] : []))
    }
    // Once: anybody on the web can make a browser send such requests.
    if (event.type === 'refused' && event.code === 'cross_site_request' && !warnedOfOrigin) {
      warnedOfOrigin = true
      console.warn(line(event))
    }
  }
}

function line({ code, reason, requestId }: { code: string; reason: string; requestId: string }) {
  return `[@marginfront/react] ${code}: ${reason} (request ${requestId})`
}
