import { accessSync, constants } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findBrowser, type BrowserHost } from '../../scripts/findBrowser.ts'
import { unpackChromium } from '../../scripts/unpackChromium.ts'

const playwrights = '/cache/ms-playwright/chromium/chrome'
const unpacked = '/cache/chromium-1.0.0/chromium'

function machine(host: Partial<BrowserHost> & { programs?: string[] } = {}): BrowserHost {
  const { programs = [], ...rest } = host
  return {
    env: { PATH: '/usr/local/bin:/usr/bin' },
    platform: 'linux',
    arch: 'x64',
    isExecutable: (path) => programs.includes(path),
    playwrightPath: () => playwrights,
    unpackChromium: () => Promise.resolve(unpacked),
    ...rest,
  }
}

const pathOn = async (host: BrowserHost) => (await findBrowser(host)).executablePath

describe('findBrowser', () => {
  it('takes BROWSER_PATH before an installed browser', async () => {
    const env = { PATH: '/usr/bin', BROWSER_PATH: '/opt/mine' }
    const host = machine({ env, programs: ['/usr/bin/chromium', '/opt/mine'] })
    expect(await pathOn(host)).toBe('/opt/mine')
  })

  it('refuses a BROWSER_PATH that names no program, though there are others', async () => {
    const env = { PATH: '/usr/bin', BROWSER_PATH: '/opt/gone' }
    const host = machine({ env, programs: ['/usr/bin/chromium', playwrights] })
    await expect(findBrowser(host)).rejects.toThrow('BROWSER_PATH is /opt/gone')
  })

  it('finds an installed browser anywhere on the PATH, Chrome before Chromium', async () => {
    const programs = ['/usr/local/bin/chromium', '/usr/bin/google-chrome', playwrights]
    expect(await pathOn(machine({ programs }))).toBe('/usr/bin/google-chrome')
    expect(await pathOn(machine({ programs: programs.toSpliced(1, 1) }))).toBe(
      '/usr/local/bin/chromium',
    )
  })

  it('finds the applications of macOS and Windows', async () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(await pathOn(machine({ platform: 'darwin', programs: [chrome] }))).toBe(chrome)

    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const env = { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }
    expect(await pathOn(machine({ platform: 'win32', env, programs: [edge] }))).toBe(edge)
  })

  it("takes Playwright's own before it unpacks one", async () => {
    expect(await pathOn(machine({ programs: [playwrights] }))).toBe(playwrights)
  })

  it('unpacks the one that npm brought where nothing is installed', async () => {
    expect(await pathOn(machine())).toBe(unpacked)
  })

  it('unpacks it also where Playwright has no build for the system', async () => {
    const playwrightPath = () => {
      throw new Error('Unsupported platform')
    }
    expect(await pathOn(machine({ playwrightPath }))).toBe(unpacked)
  })

  it('names the four ways to get a browser where there is none', async () => {
    for (const none of [machine({ platform: 'darwin' }), machine({ arch: 'arm64' })]) {
      const failure = expect(findBrowser(none)).rejects
      await failure.toThrow(/BROWSER_PATH[^]*install Google[^]*playwright-core install[^]*npm ci/)
    }
  })

  it('never weakens the browser beyond its sandbox', async () => {
    expect((await findBrowser(machine())).args).toEqual(['--no-sandbox', '--disable-gpu'])
  })
})

it.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'unpackChromium gives one whole program to all who ask at once',
  async () => {
    const paths = await Promise.all([unpackChromium(), unpackChromium()])
    expect(new Set(paths).size).toBe(1)
    accessSync(paths[0], constants.X_OK)
    expect(process.env['TMPDIR'] ?? '').not.toContain('chromium')
  },
)
