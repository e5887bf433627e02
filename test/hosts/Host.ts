import type { Checks } from './check.ts'
import type { FrontSubject } from './frontChecks.ts'

/** What a host says about its pages. */
interface Front {
  /** The folders of its build that browsers get files from. */
  clientOutput: readonly string[]
  /** Whether these folders hold source maps, to be searched too. @default true */
  sourceMaps?: boolean
  /** Why its page is not there without JavaScript, where it is not. */
  needsScript?: string
  /** Pages besides `/billing` whose button needs its script: a server action's, say. */
  alsoAt?: readonly string[]
  /** What the framework itself complains of in the console, whatever the page. */
  ignoredComplaints?: RegExp
  /** What must hold besides, for this host alone. */
  checks?: Checks<FrontSubject>
}

/** One row of the table: an app that the package is installed into, and how to try it there. */
export interface Host {
  /** What the row says, such as "Vite + Express". */
  title: string
  /** The app's folder, from the root of the repository. */
  folder: string
  /** The packages whose installed versions the row shows. */
  packages: readonly string[]
  /** A command that prints the version of what is no package of the app's. */
  version?: string
  /** Why it can't be tried on this machine, where it can't. */
  missing?: () => string | undefined | Promise<string | undefined>
  /** Packages besides those of its manifest, or other versions of them: a runtime, an older release. */
  alsoInstall?: Readonly<Record<string, string>>
  /** Changes the app's own copy before it is installed: another version, another line. */
  prepare?: (app: string) => Promise<void>
  /**
   * Builds it for production. This and the commands below run in the app's folder, its own tools
   * first in PATH. @default no build
   */
  build?: string
  /** Checks its types; its `tsconfig.json` has to be strict. @default no types */
  typecheck?: string
  /** Its type checker is strict without being told, as Deno's is. */
  strictByDefault?: boolean
  /** Mistakes that its tools must catch. */
  refusals?: readonly Refusal[]
  /** Runs tests that the app has of itself: each command, by what it shows. */
  tests?: Readonly<Record<string, string>>
  /** How long each of these commands may take, in milliseconds. @default 300_000 */
  patience?: number
  /**
   * Serves the build on `PORT`: a command, or what starts it in another way. @default the app is only
   * built, type-checked and tested
   */
  start?: string | StartApp
  /** Serves the sources on `PORT` in development, where React warns of more. */
  dev?: string
  /** Where the button asks for a link. @default '/api/billing-portal' */
  endpoint?: string
  /** The framework itself turns down other methods than POST, with 405 and nothing more. */
  refusesMethodsItself?: boolean
  /** Why its backend can't know that a browser hung up, where it can't. */
  hidesHangUps?: string
  /** Whether a support desk is mounted at `/api/portal-sessions`, by `addDesk`. @default false */
  hasDesk?: boolean
  /** What the app has a page for; a host without is tried over HTTP alone. */
  front?: Front
}

/** A mistake, and how a tool catches it. */
export interface Refusal {
  /** What is tried, as the end of a sentence that begins with "refuses". */
  title: string
  /** Puts the mistake into the app's copy, and gives what takes it out again. */
  plant: (app: string) => Promise<() => Promise<void>>
  /** Must fail then. */
  command: string
  /** What the command says. */
  says: RegExp
}

/** What an app is started with. */
export interface AppSettings {
  /** The app's copy, with its packages. */
  app: string
  port: number
  /** All of the environment that it may read, rerouting included. */
  env: NodeJS.ProcessEnv
  /** Where requests to MarginFront's API are to go instead. */
  marginFront: string
}

/** An app that runs. */
export interface RunningApp {
  /** All that it has said. */
  printed: () => string
  hasEnded: () => boolean
  /** Where its API answers, where that is on another origin than its pages. */
  apiOrigin?: string
  stop: () => Promise<void>
}

/** Starts an app in another way than by a command. */
export type StartApp = (settings: AppSettings) => Promise<RunningApp>
