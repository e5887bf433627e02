import { accessSync, constants, statSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import { chromium } from 'playwright-core'
import { isPackedFor, unpackChromium } from './unpackChromium.ts'

/** A browser that Playwright can launch. */
export interface FoundBrowser {
  /** Which one it is and why it was taken, to print. */
  name: string
  executablePath: string
  args: string[]
}

/** What the search reads of the machine. */
export interface BrowserHost {
  env: Record<string, string | undefined>
  platform: string
  arch: string
  isExecutable: (path: string) => boolean
  /** Where Playwright would have put its own Chromium. It throws where there is none to be had. */
  playwrightPath: () => string
  unpackChromium: () => Promise<string>
}

const commands = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
]

const applications: Record<string, readonly string[]> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

// Root and containers have no sandbox to start, and no machine that runs tests needs its GPU.
const args = ['--no-sandbox', '--disable-gpu']

const thisMachine: BrowserHost = {
  env: process.env,
  platform: process.platform,
  arch: process.arch,
  isExecutable,
  playwrightPath: () => chromium.executablePath(),
  unpackChromium,
}

/**
 * Finds the Chromium that the component tests, the journeys and the stories run in: `BROWSER_PATH`,
 * an installed Chrome, Chromium or Edge, the one that Playwright installed, and on Linux the one
 * that comes with `npm ci`, in this order.
 *
 * @throws when `BROWSER_PATH` names no program, and when there is no browser at all
 * @example
 * const { executablePath, args } = await findBrowser()
 * const browser = await chromium.launch({ executablePath, args })
 */
export async function findBrowser(host: BrowserHost = thisMachine): Promise<FoundBrowser> {
  const chosen = host.env['BROWSER_PATH']
  if (chosen) {
    if (!host.isExecutable(chosen)) {
      throw new Error(
        `BROWSER_PATH is ${chosen}, and there is no program there. The tests would run in another ` +
          'browser than the one you chose. Correct it, or unset it to have one found.',
      )
    }
    return { name: `BROWSER_PATH (${chosen})`, executablePath: chosen, args }
  }

  const installed = installedPaths(host).find(host.isExecutable)
  if (installed) return { name: installed, executablePath: installed, args }

  const playwrights = pathOrNone(host.playwrightPath)
  if (playwrights && host.isExecutable(playwrights)) {
    return { name: `Playwright's own (${playwrights})`, executablePath: playwrights, args }
  }

  if (isPackedFor(host)) {
    const unpacked = await host.unpackChromium()
    return { name: '@sparticuz/chromium', executablePath: unpacked, args }
  }

  throw new Error(
    [
      'No browser was found, and these tests mean nothing without a real one. Any of these helps:',
      '  1. set BROWSER_PATH to a Chrome, Chromium or Edge program',
      '  2. install Google Chrome, Chromium or Microsoft Edge',
      '  3. npx playwright-core install chromium',
      '  4. run them on x64 Linux, where `npm ci` brings a browser along',
    ].join('\n'),
  )
}

function installedPaths({ env, platform }: BrowserHost): string[] {
  const known = applications[platform] ?? []
  if (platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
      const folder = env[name]
      return folder ? known.map((path) => win32.join(folder, path)) : []
    })
  }
  const folders = (env['PATH'] ?? '').split(':').filter(Boolean)
  return [
    ...commands.flatMap((command) => folders.map((folder) => posix.join(folder, command))),
    ...known,
  ]
}

function pathOrNone(path: () => string): string | undefined {
  try {
    return path()
  } catch {
    // Playwright throws on systems that it has no build for: then it has none to offer.
    return undefined
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
