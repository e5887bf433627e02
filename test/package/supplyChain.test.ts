import { parseYaml } from '@redocly/openapi-core'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installPackage, type InstalledPackage } from './installPackage.ts'

const root = join(import.meta.dirname, '../..')
const readJson = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'))

interface LockedPackage {
  version?: string
  integrity?: string
  resolved?: string
  link?: boolean
  hasInstallScript?: boolean
  dev?: boolean
}
const {
  allowScripts,
  overrides,
}: Record<string, Record<string, unknown>> = readJson('package.json')
const lock: { lockfileVersion: number; packages: Record<string, LockedPackage> } =
  readJson('package-lock.json')
const { '': project, ...packages } = lock.packages
const locked = Object.entries(packages)
const placesOf = (wrong: (entry: LockedPackage) => boolean) =>
  locked.filter(([, entry]) => wrong(entry)).map(([place]) => place)
const nameOf = (place: string) => place.replace(/^.*node_modules\//, '')

interface Job {
  environment?: string
  permissions?: Record<string, string>
  steps: { run?: string; uses?: string; with?: Record<string, unknown> }[]
}
const parseWorkflow = (text: string) => parseYaml(text) as { jobs: Record<string, Job> }

describe('what a host installs', () => {
  let installed: InstalledPackage
  beforeAll(async () => {
    installed = await installPackage()
  })
  afterAll(() => installed.remove())

  it('brings no other package, and runs nothing as it is installed', () => {
    const manifest: Record<string, unknown> = { ...installed.manifest }
    for (const field of [
      'dependencies',
      'optionalDependencies',
      'bundleDependencies',
      'bundledDependencies',
    ]) {
      expect(manifest[field] ?? {}, field).toEqual({})
    }
    const scripts = Object.keys(Object(manifest['scripts']))
    const onInstall = /^(pre|post)?(install|prepare|uninstall)$|^dependencies$/
    expect(scripts.filter((name) => onInstall.test(name))).toEqual([])
    expect(installed.files).not.toContain('binding.gyp')
  })

  it('holds no secret, no path of the machine that built it and no address of a registry', () => {
    const texts = installed.files.map((file) => readFileSync(join(installed.folder, file), 'utf8'))
    const all = texts.join('\n')
    expect(all).toContain('createPortalRoute')
    expect(all).not.toMatch(/mf_sk_live_\w{8}|npm_\w{30}|ghp_\w{30}|BEGIN [A-Z ]*PRIVATE KEY/)
    expect(all).not.toContain(root)
    expect(all).not.toMatch(
      /registry\.npmjs|file:\/\/\/(home|root|tmp|Users)|\/home\/\w|\/Users\/\w|[A-Z]:\\Users/,
    )
  })

  it('holds no more than its build, sources and docs, each file of a kind that is known', () => {
    const kinds =
      /^(dist|src)\/.*\.(c?js|c?js\.map|d\.c?ts|tsx?|css)$|^dist\/registry\/[\w-]+\.json$|^docs\/.*\.(md|png)$|^skills\/[\w-]+\/SKILL\.md$|^[A-Z-]+(\.md)?$|^(package\.json|llms\.txt|openapi\.yaml|check-report\.schema\.json)$/
    const strangers =
      /(^|\/)(\.|(tests?|stories|examples|scripts)\/)|\.(test|test-d|spec|stories)\./
    expect(installed.files.length).toBeGreaterThan(50)
    expect(installed.files.filter((file) => !kinds.test(file))).toEqual([])
    expect(installed.files.filter((file) => strangers.test(file))).toEqual([])
  })
})

describe('what releases the package', () => {
  const workflows = globSync('.github/workflows/*.yml', { cwd: root }).map((file) => ({
    file,
    text: readFileSync(join(root, file), 'utf8'),
  }))

  it('runs no action but by the hash of its commit', () => {
    expect(workflows.length).toBeGreaterThan(1)
    for (const { file, text } of workflows) {
      const actions = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action)
      expect(actions.length, file).toBeGreaterThan(0)
      for (const action of actions) expect(action, file).toMatch(/^[\w-]+(\/[\w-]+)+@[\da-f]{40}$/)
    }
  })

  it('publishes with provenance, from the one workflow that may', () => {
    const publishing = workflows.filter(({ text }) => text.includes('id-token: write'))
    expect(publishing.map(({ file }) => file.replaceAll('\\', '/'))).toEqual([
      '.github/workflows/release.yml',
    ])
    expect(publishing[0]?.text).toContain("NPM_CONFIG_PROVENANCE: 'true'")
    for (const { text } of workflows) expect(text).toMatch(/^permissions:/m)
  })

  it('gives the right to publish to one job alone, which tests what it publishes', () => {
    const jobs = workflows.flatMap(({ text }) => Object.values(parseWorkflow(text).jobs))
    const publishing = jobs.filter(({ permissions }) => permissions?.['id-token'] === 'write')
    expect(jobs.filter(({ environment }) => environment === 'npm')).toEqual(publishing)
    expect(publishing).toHaveLength(1)
    const steps = publishing[0]?.steps.map(({ run, uses = '' }) => run ?? uses.split('@')[0])
    expect(steps?.slice(-2)).toEqual(['npm test', 'changesets/action/publish'])
  })

  it('keeps no credentials in a checkout', () => {
    const jobs = workflows.flatMap(({ text }) => Object.values(parseWorkflow(text).jobs))
    const checkouts = jobs
      .flatMap(({ steps }) => steps)
      .filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.length).toBeGreaterThan(1)
    for (const { with: inputs } of checkouts) {
      expect(inputs).toMatchObject({ 'persist-credentials': false })
    }
  })

  it('names only scripts that there are', () => {
    const { scripts }: { scripts: Record<string, string> } = readJson('package.json')
    const named = workflows.flatMap(({ text }) =>
      [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name),
    )
    expect(named.length).toBeGreaterThan(1)
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })
})

describe('what a contributor installs', () => {
  it('is locked, each package by its hash', () => {
    expect(lock.lockfileVersion).toBe(3)
    expect(locked.length).toBeGreaterThan(100)
    const hash = /^sha512-[A-Za-z0-9+/]{86}==$/
    expect(placesOf(({ integrity = '' }) => !hash.test(integrity))).toEqual([])
  })

  it('comes from the registry of whoever installs, and from nowhere else', () => {
    expect(placesOf(({ resolved, link }) => resolved !== undefined || link === true)).toEqual([])
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toContain(
      'omit-lockfile-registry-resolved=true',
    )
  })

  it('is what the manifest asks for, by exact versions', () => {
    const { devDependencies }: Record<string, Record<string, string>> = readJson('package.json')
    expect(project).toMatchObject({ devDependencies })
    const asked = [...Object.entries(devDependencies ?? {}), ...Object.entries(overrides ?? {})]
    const exact = /^(npm:[@\w/-]+@)?\d+\.\d+\.\d+$/
    const loose = asked.filter(([, version]) => typeof version === 'string' && !exact.test(version))
    expect(loose).toEqual([])
  })

  it('is for development alone', () => {
    expect(placesOf(({ dev }) => dev !== true)).toEqual([])
  })

  it('runs no script but those that are allowed by name', () => {
    const running = new Set(placesOf((entry) => entry.hasInstallScript === true).map(nameOf))
    const unjudged = [...running].filter((name) => typeof allowScripts?.[name] !== 'boolean')
    expect(unjudged).toEqual([])
    const allowed = Object.keys(allowScripts ?? {}).filter((name) => allowScripts?.[name] === true)
    // It fetches the Node that runs the tools: by its exact version, but by no hash of this lockfile.
    expect(allowed).toEqual(['node'])
    expect(allowed.filter((name) => !running.has(name))).toEqual([])
  })
})
