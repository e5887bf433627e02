import { isPackedFor, unpackChromium } from './unpackChromium.ts'

/**
 * Has the suites that follow run in the Chromium that comes with `npm ci`, where it runs and
 * `BROWSER_PATH` names no other. It is a shell without windows: a page costs a third of what it
 * costs in a whole browser.
 */
export async function preferHeadlessShell(): Promise<void> {
  if (isPackedFor(process)) process.env['BROWSER_PATH'] ??= await unpackChromium()
}
