import { SetupError } from './SetupError.ts'

/** What the environment says about this run. */
export interface Settings {
  port: number
  emulatorPort: number
  /** Undefined for a run against the emulator. */
  secretKey: string | undefined
  /** Undefined for MarginFront's own address. */
  baseUrl: string | undefined
  portalOrigin: string
  externalIds: { acme: string; globex: string }
}

type Environment = Readonly<Record<string, string | undefined>>

export function readSettings(env: Environment): Settings {
  return {
    port: readPort(env, 'PORT', 3000),
    emulatorPort: readPort(env, 'EMULATOR_PORT', 4242),
    secretKey: env['MF_API_SECRET_KEY'] || undefined,
    baseUrl: env['MF_API_BASE_URL'] || undefined,
    portalOrigin: readOrigin(env, 'MF_PORTAL_ORIGIN', 'https://portal.marginfront.com'),
    externalIds: {
      acme: env['ACME_EXTERNAL_ID'] || 'acme-001',
      globex: env['GLOBEX_EXTERNAL_ID'] || 'globex-001',
    },
  }
}

function readPort(env: Environment, name: string, usual: number): number {
  const text = env[name] || String(usual)
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new SetupError(`${name} must be a number from 0 to 65535; 0 picks a free one.`)
}

function readOrigin(env: Environment, name: string, usual: string): string {
  const text = env[name] || usual
  if (URL.canParse(text) && new URL(text).origin === text) return text
  throw new SetupError(`${name} must be an exact origin, such as ${usual}.`)
}
