import type { PortalError } from '../../contract/PortalError.ts'
import type { Departure } from '../browser/departure.ts'
import type { TakenError } from '../browser/redirectedError.ts'
import type { PortalResult, PortalSettings } from '../settings/PortalOptions.ts'
import type { PortalState } from './PortalState.ts'

/** A component of the package that is on the page: a provider, or more, a {@link Caller}. */
export interface Member {
  /** Its options, as of its last commit. */
  settings: PortalSettings
}

/** A button or hook. Each has one for as long as it lives. */
export interface Caller extends Member {
  /** What it shows, as of its last commit. */
  shown: PortalState
  /** Renders it in another state. */
  show: (state: PortalState) => void
  /** Lets the mutation cache follow an attempt that this one has started. */
  follow: (result: Promise<PortalResult>) => void
  /** The attempt that it takes part in. */
  attempt: Attempt | undefined
  /** Whose billing it was mounted for. */
  mountedFor: Account | undefined
  isUnmounted: boolean
}

/** What decides whether two attempts are the same. */
export interface Account {
  endpoint: string | undefined
  scope: string | undefined
}

/** One way to the portal, from the click until it failed or the page has left. */
export interface Attempt extends Account {
  requestSession: unknown
  /** The buttons that share it. It ends when none of them is left. */
  callers: Set<Caller>
  /** Whether the browser has sent the form by itself, before there was a script. */
  isSentForm: boolean
  state: PortalState
  result: Promise<PortalResult>
  /** Ends it, with an error or because the page stays. What comes later changes nothing. */
  end: (error?: PortalError) => void
  /** Ends it because nobody waits for it any more. */
  callOff: () => void
}

/** All that the buttons of a page share, whatever React root or copy of the package they are in. */
export interface Page {
  members: Set<Member>
  /** Those under way. */
  attempts: Set<Attempt>
  departure: Departure
  takenError: TakenError
  /** Forms that have been looked at once for whether the browser has sent them. */
  seenForms: WeakSet<HTMLFormElement>
  /** Takes the listeners off again. They are there as long as somebody is. */
  unwatch: (() => void) | undefined
  isLookPlanned: boolean
}

// The number changes with the shape of `Page`: an older copy on the same page then has its own.
const key = Symbol.for('@marginfront/react/page/1')

/**
 * Gives what the buttons of this page share. Called in events and effects alone: on a server, one
 * process serves many people.
 */
export function getPage(): Page {
  const shared = globalThis as { [key]?: Page }
  return (shared[key] ??= {
    members: new Set(),
    attempts: new Set(),
    departure: { isAway: false, leavingUntil: 0 },
    takenError: { code: undefined },
    seenForms: new WeakSet(),
    unwatch: undefined,
    isLookPlanned: false,
  })
}
