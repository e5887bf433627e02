import { mkdir, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { examine } from '../../../src/cli/doctorCommand/examine.ts'
import { satisfies } from '../../../src/cli/doctorCommand/packages/satisfies.ts'
import { createFolder, diagnose, findIn, unreachable, withVariables } from './support.ts'

const copy = (name: string, version: string, more = {}) => ({ name, version, ...more })
const own = copy('@marginfront/react', '1.0.0', {
  peerDependencies: { react: '>=18', '@tanstack/react-query': '^5.0.0', msw: '>=2' },
  peerDependenciesMeta: { msw: { optional: true } },
})
const app = {
  'package.json': { dependencies: { '@marginfront/react': '1', react: '19', 'acme-ui': '1' } },
  'node_modules/@marginfront/react/package.json': own,
  'node_modules/react/package.json': copy('react', '19.3.1'),
  'node_modules/react-dom/package.json': copy('react-dom', '19.3.1'),
  'node_modules/@tanstack/react-query/package.json': copy('@tanstack/react-query', '5.108.0'),
  'node_modules/acme-ui/package.json': copy('acme-ui', '1.0.0'),
  'node_modules/some-tool/package.json': copy('some-tool', '1.0.0'),
}
const change = async (id: 'versions' | 'copies', files: Record<string, unknown>) =>
  findIn(await diagnose({ ...app, ...files }), id)

describe('the versions', () => {
  it('are right as the manifest of the package asks for them', async () => {
    expect(await change('versions', {})).toMatchObject({ status: 'ok' })
  })

  it.each([
    ['react', '17.0.2'],
    ['@tanstack/react-query', '4.36.1'],
    ['msw', '1.3.5'],
  ])('are a problem with %s %s', async (name, version) => {
    const found = await change('versions', {
      [`node_modules/${name}/package.json`]: copy(name, version),
    })
    expect(found).toMatchObject({
      status: 'problem',
      detail: expect.stringContaining(`${name} is ${version}`),
    })
  })

  it('are a problem where react and react-dom differ', async () => {
    const found = await change('versions', {
      'node_modules/react-dom/package.json': copy('react-dom', '18.3.1'),
    })
    expect(found.detail).toContain('react is 19.3.1 and react-dom is 18.3.1')
    expect(found.status).toBe('problem')
  })

  it('are a problem where a peer is missing, which is named with the command', async () => {
    const found = await change('versions', {
      'node_modules/@tanstack/react-query/package.json': 'not JSON',
    })
    expect(found.status).toBe('problem')
    expect(found.fix).toContain('npm install @tanstack/react-query')
  })

  it('are not looked at where the package is not installed', async () => {
    for (const files of [{}, { 'package.json': {} }]) {
      const report = await diagnose(files)
      expect(findIn(report, 'versions').status).toBe('not_checked')
      expect(findIn(report, 'copies').status).toBe('not_checked')
    }
  })

  it.each([
    ['19.3.1', '>=18', true],
    ['18.0.0-rc.1', '>=18', true],
    ['17.9.9', '>=18', false],
    ['0.0.0-experimental-1', '>=18', true],
    ['1.50.0', '>=1.50', true],
    ['1.49.9', '>=1.50', false],
    ['2.0.0', '>=1.50', true],
    ['5.0.0', '^5.0.0', true],
    ['6.0.0', '^5.0.0', false],
    ['4.9.9', '^5.0.0', false],
  ])('%s in %s: %s', (version, range, expected) => {
    expect(satisfies(version, range)).toBe(expected)
  })
})

describe('the copies', () => {
  it('are right where there is one of each', async () => {
    expect(await change('copies', {})).toMatchObject({ status: 'ok' })
  })

  it.each([
    ['react', 'node_modules/@marginfront/react/node_modules/react'],
    ['react', 'node_modules/acme-ui/node_modules/react'],
    ['react-dom', 'node_modules/acme-ui/node_modules/react-dom'],
    ['@tanstack/react-query', 'node_modules/@marginfront/react/node_modules/@tanstack/react-query'],
    ['@marginfront/react', 'node_modules/some-tool/node_modules/@marginfront/react'],
  ])('are a problem with a second %s in %s', async (name, place) => {
    const found = await change('copies', { [`${place}/package.json`]: copy(name, '18.3.1') })
    expect(found).toMatchObject({
      status: 'problem',
      detail: expect.stringContaining(`${name} 18.3.1 in ${place}`),
    })
  })

  it.each([
    ['react', 'node_modules/some-tool/node_modules/react'],
    ['msw', 'node_modules/some-tool/node_modules/msw'],
  ])('are a warning where only a tool has a second %s', async (name, place) => {
    const found = await change('copies', {
      'node_modules/msw/package.json': copy('msw', '3.0.5'),
      [`${place}/package.json`]: copy(name, '2.0.0'),
    })
    expect(found.status).toBe('warning')
  })

  it('are seen where the package is linked and has peers of its own', async () => {
    const { folder: linked, remove: unlink } = await createFolder({
      'package.json': own,
      'node_modules/react/package.json': copy('react', '19.3.1'),
    })
    const files = Object.entries(app).filter(([path]) => !path.includes('@marginfront'))
    const { folder, remove } = await createFolder(Object.fromEntries(files))
    const place = join(folder, 'node_modules/@marginfront/react')
    await mkdir(dirname(place), { recursive: true })
    await symlink(linked, place, 'junction')
    const report = await withVariables({ MF_API_BASE_URL: unreachable }, () =>
      examine({
        folder,
        endpoint: undefined,
        page: undefined,
        portalOrigin: undefined,
        timeout: 10_000,
      }),
    )
    expect(findIn(report, 'copies')).toMatchObject({
      status: 'problem',
      detail: expect.stringContaining('react 19.3.1 in ../'),
    })
    await remove()
    await unlink()
  })

  it("are counted once where links lead to one folder, as in pnpm's store", async () => {
    const store = 'node_modules/.pnpm/react@19.3.1/node_modules/react'
    const { 'node_modules/react/package.json': react, ...others } = app
    const { folder, remove } = await createFolder({ ...others, [`${store}/package.json`]: react })
    await symlink(join(folder, store), join(folder, 'node_modules/react'), 'junction')
    const report = await withVariables({ MF_API_BASE_URL: unreachable }, () =>
      examine({
        folder,
        endpoint: undefined,
        page: undefined,
        portalOrigin: undefined,
        timeout: 10_000,
      }),
    )
    expect(findIn(report, 'copies').status).toBe('ok')
    await remove()
  })
})
