import { readdir } from 'node:fs/promises'
import { readManifest } from '../packages/InstalledCopy.ts'
import { sourcesMention } from './sourcesMention.ts'

/** Whether the backend of an app reads `.env` files; `unread` only where nothing speaks for it. */
export type EnvFileUse = 'read' | 'unread' | 'unknown'

const named = (...lines: readonly string[]) => new Set(lines.flatMap((line) => line.split(' ')))

// They load the file for the backend too. Vite alone does so for the client only.
const loaders = named(
  'next nuxt nitro nitropack astro gatsby vinxi waku blitz expo payload',
  '@remix-run/dev @react-router/dev @sveltejs/kit @solidjs/start @tanstack/react-start',
  '@redwoodjs/core @nestjs/config @adonisjs/core @strapi/strapi @medusajs/medusa',
  'fastify-cli env-cmd wrangler vercel netlify-cli firebase-functions @types/bun bun-types bun',
)
const isLoader = (name: string) => loaders.has(name) || name.includes('dotenv')
// They do so in some versions, or when they are told to.
const perhapsLoaders = named(
  'prisma @prisma/client @fastify/env env-schema vite-node serverless sst',
)

const servers = named(
  'express fastify koa polka restify h3 @hapi/hapi @nestjs/core @hono/node-server',
)
const startsNode = /(^|[\s&|;("'])(node|nodemon|tsx|ts-node|ts-node-dev|pm2|pm2-runtime)\s/

const namesLoader =
  /\.env\b|env-?file|dotenv|env-cmd|\b(bunx?|deno|wrangler|vercel|netlify|firebase|heroku|foreman|doppler|infisical|direnv|compose)\b|\bop run\b/
// What starts an app in another way may hand it the file, too.
const otherStarters =
  /^(bun\.lockb?|bunfig\.toml|deno\.jsonc?|wrangler\.(toml|jsonc?)|(docker-)?compose.*\.ya?ml|Procfile.*|Makefile|justfile|pnpm-workspace\.yaml|Taskfile\.ya?ml|mise\.toml|\.envrc)$/i

const loading = /loadEnvFile|dotenv|env[-_]?file|['"`/]\.env['"`.\s]|^\s*(source|\.)\s+\S*\.env\b/im

/** Looks for what could read the `.env` files of a folder; says `unknown` rather than guess. */
export async function envFileUse(folder: string): Promise<EnvFileUse> {
  const manifest = await readManifest(folder)
  if (!manifest) return 'unknown'
  const packages = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((field) =>
    Object.keys(fieldsOf(manifest[field])),
  )
  const scripts = Object.entries(fieldsOf(manifest['scripts']))
  if (packages.some(isLoader)) return 'read'
  if (scripts.some(([, script]) => namesLoader.test(String(script)))) return 'read'

  const runsOnNode =
    packages.some((name) => servers.has(name)) ||
    scripts.some(([name, script]) => isStart(name) && startsNode.test(String(script)))
  const files = await readdir(folder).catch((): string[] => [])
  const isOpen =
    'workspaces' in manifest ||
    packages.some((name) => perhapsLoaders.has(name)) ||
    files.some((name) => otherStarters.test(name))
  if (!runsOnNode || isOpen) return 'unknown'
  return (await sourcesMention(folder, loading)) ? 'unknown' : 'unread'
}

const isStart = (name: string) => /^(start|dev|serve|server|api|backend)\b/.test(name)

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
