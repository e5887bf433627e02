import { execFile } from 'node:child_process'
import { appendFile, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installPackage, type InstalledPackage } from './installPackage.ts'

const root = join(import.meta.dirname, '../..')
const consumers = join(root, 'test/types')
const execute = promisify(execFile)

/** As strict as a host can be: the declarations of all packages are checked too. */
const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: false,
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  jsx: 'react-jsx',
  noEmit: true,
}

/** The ways to find the package's declarations; each app has no other types than it says. */
const apps = {
  'a bundler': {
    options: { module: 'ESNext', moduleResolution: 'bundler', types: [] },
    packages: { '@types/react': '@types/react' },
    files: ['browser.tsx', 'backend.ts', 'misuses.tsx'],
  },
  'a bundler, with React 18': {
    options: { module: 'ESNext', moduleResolution: 'bundler', types: [] },
    packages: { '@types/react': 'types-react-18' },
    files: ['browser.tsx', 'misuses.tsx'],
  },
  'Node, as an ES module': {
    options: { module: 'NodeNext', types: ['node'] },
    packages: { '@types/react': '@types/react', '@types/node': '@types/node' },
    files: ['browser.tsx', 'backend.ts', 'node.ts', 'misuses.tsx'],
  },
  'Node, as CommonJS': {
    options: { module: 'Node16', types: ['node'], verbatimModuleSyntax: false },
    packages: { '@types/react': '@types/react', '@types/node': '@types/node' },
    files: ['browser.tsx', 'backend.ts', 'node.ts', 'misuses.tsx'],
  },
}
type App = keyof typeof apps

let installed: InstalledPackage
beforeAll(async () => {
  installed = await installPackage()
})
afterAll(() => installed.remove())

/** Makes an app of its own, with the packed package and these files. */
async function makeApp(name: string, kind: App, more: object = {}): Promise<string> {
  const { options, packages, files } = apps[kind]
  const app = join(installed.app, 'apps', name)
  for (const [place, source] of Object.entries(packages)) {
    const link = join(app, 'node_modules', place)
    await mkdir(dirname(link), { recursive: true })
    await symlink(join(root, 'node_modules', source), link, 'junction')
  }
  await cp(installed.folder, join(app, 'node_modules/@marginfront/react'), { recursive: true })
  for (const file of files) await cp(join(consumers, file), join(app, file))
  const type = kind.endsWith('CommonJS') ? 'commonjs' : 'module'
  await writeFile(join(app, 'package.json'), JSON.stringify({ type }))
  const config = { compilerOptions: { ...strict, ...options, ...more }, files }
  await writeFile(join(app, 'tsconfig.json'), JSON.stringify(config))
  return app
}

const compilerOf = (name: string) => join(root, 'node_modules', name, 'bin/tsc')

/** What a compiler says of an app, one line for each error. */
async function errorsIn(app: string, compiler: string): Promise<string[]> {
  const args = [compilerOf(compiler), '--project', app, '--pretty', 'false']
  const said = await execute(process.execPath, args, { cwd: app }).then(
    () => '',
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  )
  return said.split('\n').filter((line) => /\berror\b/.test(line))
}

const newest = 'typescript-7'

describe.each(['typescript-5.4', 'typescript-5.9', 'typescript', newest])('%s', (compiler) => {
  // The oldest and the newest compiler stand for those between with React 18.
  const kinds = (Object.keys(apps) as App[]).filter(
    (kind) => !kind.endsWith('React 18') || /-(5.4|7)$/.test(compiler),
  )

  it.each(kinds)('takes each right use and no wrong one: %s', async (kind) => {
    // The newest reads its own declarations of the DOM again at no cost. No other has to: they hold
    // nothing of ours, and a clash with them is an error on our side too.
    const skipDefaultLibCheck = compiler !== newest
    const app = await makeApp(`${compiler}-${kind.replaceAll(/\W+/g, '-')}`, kind, {
      skipDefaultLibCheck,
    })
    expect(await errorsIn(app, compiler)).toEqual([])
  })
})

it('would be told of a wrong use, and of a declaration that does not hold', async () => {
  const app = await makeApp('told', 'a bundler')
  const misuses = await readFile(join(app, 'misuses.tsx'), 'utf8')
  const [expected = ''] = misuses.match(/^.*@ts-expect-error.*$/gm) ?? []
  await writeFile(join(app, 'misuses.tsx'), misuses.replace(expected, ''))
  await appendFile(
    join(app, 'node_modules/@marginfront/react/dist/server.d.ts'),
    'declare const x: Missing\n',
  )
  const errors = await errorsIn(app, newest)
  expect(errors).toHaveLength(2)
  expect(errors.join()).toMatch(
    /misuses\.tsx\(\d+.*TS2322[^]*server\.d\.ts.*TS2304|server\.d\.ts.*TS2304[^]*misuses\.tsx\(\d+.*TS2322/,
  )
})

it('the compilers are the ones that they are called after', async () => {
  const versions = await Promise.all(
    ['typescript-5.4', 'typescript-5.9', newest].map(async (name) => {
      const { stdout } = await execute(process.execPath, [compilerOf(name), '--version'])
      return stdout.trim()
    }),
  )
  expect(versions.join()).toMatch(/^Version 5\.4\.\d+,Version 5\.9\.\d+,Version 7\.\d+\.\d+$/)
})
