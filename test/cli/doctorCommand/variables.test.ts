import { describe, expect, it } from 'vitest'
import { diagnose, findIn, unreachable } from './support.ts'

const key = async (files: Record<string, unknown>, variables: Record<string, string> = {}) =>
  findIn(await diagnose(files, variables), 'key')

describe('the key', () => {
  it.each([
    ['a test key', 'mf_sk_test_1234'],
    ['a live key', 'mf_sk_live_1234'],
    ['a key that says neither', 'mf_sk_1234'],
  ])('is right as %s', async (_, value) => {
    expect(await key({}, { MF_API_SECRET_KEY: value })).toMatchObject({
      status: 'ok',
      detail: 'It is set in the environment.',
    })
  })

  it.each([
    ['publishable', 'mf_pk_live_1234', 'publishable'],
    ['quoted', '"mf_sk_test_1234"', 'quotes around it'],
    ['a whole line', 'MF_API_SECRET_KEY=mf_sk_test_1234', 'whole line of an .env'],
    ['foreign', 'sk_live_1234', 'another service'],
    ['broken by a space', 'mf_sk_test_12 34', 'a space or a line break within it'],
    ['two lines', 'mf_sk_test_12\nmf_sk_test_34', 'a space or a line break within it'],
  ])('is a problem where it is %s', async (_, value, detail) => {
    const found = await key({}, { MF_API_SECRET_KEY: value })
    expect(found).toMatchObject({ status: 'problem', detail: expect.stringContaining(detail) })
    expect(found.fix).toBeTruthy()
    expect(JSON.stringify(found)).not.toContain('1234')
  })

  it('is a problem where there is none, and the emulator is named', async () => {
    const found = await key({}, { MF_API_SECRET_KEY: '  ' })
    expect(found.status).toBe('problem')
    expect(found.fix).toContain('npx marginfront-portal emulator -- npm run dev')
  })

  it('is a warning with spaces around it, which the package drops', async () => {
    expect((await key({}, { MF_API_SECRET_KEY: ' mf_sk_test_1234\n' })).status).toBe('warning')
  })

  it.each([
    'MF_API_SECRET_KEY=mf_sk_test_1234',
    'export MF_API_SECRET_KEY = "mf_sk_test_1234" # from the dashboard',
    "\uFEFFMF_API_SECRET_KEY='mf_sk_test_1234'\r\nPORT=3000\r\n",
    'MF_API_SECRET_KEY=mf_sk_test_1234 # from the dashboard',
  ])('is found in an .env file: %j', async (text) => {
    expect(await key({ '.env.local': text })).toMatchObject({
      status: 'ok',
      detail: expect.stringMatching(/^It is set in \.env\.local\. Make sure/),
    })
  })

  describe('in an .env file alone', () => {
    const inEnvFile = (files: Record<string, unknown>, variables: Record<string, string> = {}) =>
      key({ '.env': 'MF_API_SECRET_KEY=mf_sk_test_1234', ...files }, variables)
    const express = { dependencies: { express: '5' }, scripts: { start: 'node server.js' } }

    it.each([
      ['Express', { 'package.json': express }],
      ['a script of Node', { 'package.json': { scripts: { dev: 'nodemon src/server.js' } } }],
      ['Fastify', { 'package.json': { dependencies: { fastify: '5' } } }],
      [
        'Express beside Vite',
        { 'package.json': { ...express, devDependencies: { vite: '7', concurrently: '9' } } },
      ],
      [
        'Express, whose code reads variables',
        { 'package.json': express, 'server.js': 'process.env.MF_API_SECRET_KEY' },
      ],
    ])('is a warning where nothing loads the file: %s', async (_, files) => {
      const found = await inEnvFile(files)
      expect(found).toMatchObject({
        status: 'warning',
        detail: expect.stringContaining('MF_API_SECRET_KEY is set in .env and not in the environ'),
        fix: expect.stringContaining('node --env-file=.env server.js'),
      })
      expect(JSON.stringify(found)).not.toContain('1234')
    })

    it.each([
      ['Next', { dependencies: { next: '16' } }],
      ['React Router', { devDependencies: { '@react-router/dev': '7' }, ...express }],
      ['dotenv', { ...express, dependencies: { express: '5', dotenv: '17' } }],
      ['dotenvx', { ...express, devDependencies: { '@dotenvx/dotenvx': '1' } }],
      ['a flag', { ...express, scripts: { start: 'node --env-file=.env server.js' } }],
      ['a flag', { ...express, scripts: { dev: 'tsx --env-file-if-exists .env server.ts' } }],
      ['the shell', { ...express, scripts: { dev: 'set -a; . ./.env; node server.js' } }],
      ['Bun', { ...express, scripts: { start: 'bun server.ts' } }],
      ['Wrangler', { devDependencies: { wrangler: '4' } }],
    ])('is right where %s loads the file', async (_, manifest) => {
      expect(await inEnvFile({ 'package.json': manifest })).toMatchObject({
        status: 'ok',
        detail: 'It is set in .env.',
      })
    })

    it.each([
      ['no package.json', {}],
      ['a framework that it does not know', { 'package.json': { dependencies: { novel: '1' } } }],
      ['a workspace', { 'package.json': { ...express, workspaces: ['packages/*'] } }],
      ['a broken package.json', { 'package.json': '{' }],
      ['containers', { 'package.json': express, 'compose.yaml': 'services: {}' }],
      [
        'code that loads the file',
        { 'package.json': express, 'src/settings.ts': 'process.loadEnvFile()' },
      ],
      [
        'code that reads the file',
        { 'package.json': express, 'server.js': "parseEnv(readFileSync('.env', 'utf8'))" },
      ],
      ['a shell script', { 'package.json': express, 'start.sh': 'set -a\n. ./.env\nnode a.js' }],
      ['Prisma', { 'package.json': { ...express, devDependencies: { prisma: '6' } } }],
    ])('is right, with a hint, where who loads the file is not sure: %s', async (_, files) => {
      expect(await inEnvFile(files)).toMatchObject({
        status: 'ok',
        detail: expect.stringContaining('Make sure that something loads that file'),
      })
    })

    it('is right in the environment, whoever loads the file', async () => {
      expect(
        await inEnvFile({ 'package.json': express }, { MF_API_SECRET_KEY: 'mf_sk_test_1' }),
      ).toMatchObject({ status: 'ok', detail: 'It is set in the environment.' })
    })
  })

  it('is judged in every .env file, and by the environment alone where it is set there', async () => {
    const files = {
      '.env': 'MF_API_SECRET_KEY=mf_sk_test_1234',
      '.env.production': 'MF_API_SECRET_KEY=mf_pk_live_1234',
    }
    const found = await key(files)
    expect(found).toMatchObject({
      status: 'problem',
      detail: expect.stringContaining('in .env.production'),
    })
    expect((await key(files, { MF_API_SECRET_KEY: 'mf_sk_test_1234' })).status).toBe('ok')
  })

  it('is not looked for in a file that is there to be copied, or behind a #', async () => {
    for (const files of [
      { '.env.example': 'MF_API_SECRET_KEY=mf_sk_...' },
      { '.env': '# MF_API_SECRET_KEY=mf_sk_test_1234' },
      { '.env': 'MF_API_SECRET_KEY= # to be filled in' },
    ]) {
      expect((await key(files)).status).toBe('problem')
    }
  })

  it('is a warning under a name that the route does not read by itself', async () => {
    const found = await key({ '.env': 'BILLING_KEY=mf_sk_test_1234' })
    expect(found.status).toBe('warning')
    expect(found.fix).toContain('BILLING_KEY')
  })
})

describe('the environment of the key', () => {
  const judged = async (variables: Record<string, string | undefined>) =>
    findIn(await diagnose({}, variables), 'key-environment').status

  it.each<[string, Record<string, string | undefined>, string]>([
    ["the emulator's key on this machine", { MF_API_SECRET_KEY: 'mf_sk_test_emulator' }, 'ok'],
    [
      "the emulator's key at the real MarginFront",
      { MF_API_SECRET_KEY: 'mf_sk_test_emulator', MF_API_BASE_URL: 'https://127.0.0.1.example/v1' },
      'problem',
    ],
    ['a live key on this machine', { MF_API_SECRET_KEY: 'mf_sk_live_1' }, 'warning'],
    [
      'a test key in production',
      { MF_API_SECRET_KEY: 'mf_sk_test_1', NODE_ENV: 'production' },
      'warning',
    ],
    ['a key that says nothing', { MF_API_SECRET_KEY: 'mf_sk_1', NODE_ENV: 'production' }, 'ok'],
    ['no key', {}, 'not_checked'],
  ])('%s', async (_, variables, status) => {
    expect(await judged(variables)).toBe(status)
  })
})

describe('the base URL', () => {
  const judged = async (value: string | undefined) =>
    findIn(await diagnose({}, { MF_API_BASE_URL: value }), 'base-url')

  it.each([
    [unreachable, 'ok'],
    ['http://emulator.invalid.test:4242/v1', 'ok'],
    ['https://user:hush@127.0.0.1/v1', 'problem'],
    ['127.0.0.1:4242/v1', 'problem'],
    ['"http://127.0.0.1:9/v1"', 'problem'],
    ['http://marginfront.example/v1', 'problem'],
    ['http://127.0.0.1:9/v1?key=hush', 'problem'],
    ['http://127.0.0.1:9', 'warning'],
  ])('%s is judged as %s', async (value, status) => {
    const found = await judged(value)
    expect(found.status).toBe(status)
    if (status !== 'ok') expect(found.fix).toBeTruthy()
    expect(JSON.stringify(found)).not.toMatch(/hush|127\.0/)
  })

  it('is a warning in an .env file that nothing loads', async () => {
    const report = await diagnose(
      {
        '.env': `MF_API_BASE_URL=${unreachable}`,
        'package.json': { dependencies: { express: '5' } },
      },
      { MF_API_BASE_URL: undefined },
    )
    expect(findIn(report, 'base-url')).toMatchObject({
      status: 'warning',
      fix: expect.stringContaining('node --env-file=.env'),
    })
  })

  it('may be set in an .env file', async () => {
    const report = await diagnose(
      { '.env': 'MF_API_BASE_URL=nonsense' },
      { MF_API_BASE_URL: undefined },
    )
    expect(findIn(report, 'base-url')).toMatchObject({
      status: 'problem',
      detail: expect.stringContaining('in .env '),
    })
    expect(findIn(report, 'marginfront').status).toBe('not_checked')
  })
})

describe('a public variable', () => {
  const judged = async (files: Record<string, unknown>, variables: Record<string, string> = {}) =>
    findIn(await diagnose(files, variables), 'public-variables')

  it.each([
    'NEXT_PUBLIC_',
    'VITE_',
    'REACT_APP_',
    'EXPO_PUBLIC_',
    'PUBLIC_',
    'NUXT_PUBLIC_',
    'GATSBY_',
    'VUE_APP_',
  ])('that begins with %s may hold no secret, in the environment or in a file', async (prefix) => {
    const name = `${prefix}BILLING`
    for (const found of [
      await judged({}, { [name]: 'mf_sk_live_1234' }),
      await judged({ '.env.development.local': `${name}="mf_sk_live_1234"` }),
    ]) {
      expect(found).toMatchObject({ status: 'problem', detail: expect.stringContaining(name) })
      expect(JSON.stringify(found)).not.toContain('1234')
    }
  })

  it.each([
    'VITE_KEY=$MF_API_SECRET_KEY',
    'VITE_KEY="${MF_API_SECRET_KEY}"',
    'NEXT_PUBLIC_MF_API_SECRET_KEY=',
  ])('is seen through: %s', async (line) => {
    expect((await judged({ '.env': line })).status).toBe('problem')
  })

  it('may hold what is public, and other variables may hold the key', async () => {
    const text = 'VITE_KEY=mf_pk_live_1234\nMF_API_SECRET_KEY=mf_sk_live_1234\nINVITE_KEY=mf_sk_1'
    expect((await judged({ '.env': text })).status).toBe('ok')
  })
})
