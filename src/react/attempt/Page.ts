import type { PortalErrorCode } from '../../contract/errorTable.ts'
import type { PortalError } from '../../contract/PortalError.ts'
import type { PortalResult, PortalSettings } from '../settings/PortalOptions.ts'
import type { PortalState } from './PortalState.ts'

/** A component of the package that is on the page: a provider, or more, a {@link Caller}. */
export interface Member {
  /** Its options, as of its last commit. */
  settings: PortalSettings
}

/** A button or hook. Each has one for as long as it lives. */
export interface Caller extends Member {
  /** Takes it into a state, and renders that. */
  show: (state: PortalState) => void
  /** Renders it. It is there for as long as the button is on the screen. */
  render?: (() => void) | undefined
  /** Lets the mutation cache follow an attempt that this one has started. */
  follow: (result: Promise<PortalResult>) => void
  /** The attempt that it takes part in. */
  attempt?: Attempt | undefined
}

/** One way to the portal, from the click until it failed or the page has left. */
export interface Attempt {
  /** Those of the button that began it, as of the click. */
  settings: PortalSettings
  /** Whether the browser has sent the form by itself. */
  isSent: boolean
  /** The buttons that share it. It ends when none of them is left. */
  callers: Set<Caller>
  state: PortalState
  result: Promise<PortalResult>
  /** Ends it, with an error or because the page stays. What comes later changes nothing. */
  end: (error?: PortalError) => void
  /** Ends it for this reason, which is none any more once the link is handed over. */
  giveUp: (code: PortalErrorCode) => void
}

/** All that the buttons of a page share, whatever React root or copy of the package they are in. */
export interface Page {
  members: Set<Member>
  /** Those under way. */
  attempts: Set<Attempt>
  /** Forms that have been looked at once for whether the browser has sent them. */
  seenForms: WeakSet<HTMLFormElement>
  /** Whether the person is at the portal, in another tab or because this page was left. */
  isAway: boolean
  /** Until when a page that is left is left for the portal, in milliseconds since 1970. */
  leavingUntil: number
  /** Those who have heard of a return, for as long as others may come late. */
  told?: Set<Member> | undefined
  /** The failure in the address that was taken already. A router may put it back there. */
  takenError?: string | undefined
  /** Takes the listeners off again. They are there as long as somebody is. */
  unwatch?: (() => void) | undefined
  /** Whether a look at the page is planned, for what came with it. */
  isLookPlanned?: boolean
}

// The number changes with the shape of `Page`: an older copy on the same page then has its own.
const key = Symbol.for('@marginfront/react/1')

/**
 * Returns what the buttons of this page share. Called in events and effects alone: on a server, one
 * process serves many people.
 */
export function getPage(): Page {
  const shared = globalThis as { [key]?: Page }
  return (shared[key] ??= {
    members: new Set(),
    attempts: new Set(),
    seenForms: new WeakSet(),
    isAway: false,
    leavingUntil: 0,
  })
}
