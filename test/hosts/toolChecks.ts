import assert from 'node:assert/strict'
import { join } from 'node:path'
import ts from 'typescript'
import type { Checks } from './check.ts'
import type { Host, Refusal } from './Host.ts'
import { runCommand } from './runCommand.ts'

/** An app that does not run yet. */
export interface InstalledHost {
  host: Host
  app: string
  env: NodeJS.ProcessEnv
}

/** What the host's own build has to do. */
export function buildChecks({ build, refusals = [] }: Host): Checks<InstalledHost> {
  const mistakes = refusals.map((refusal) => [
    `refuses ${refusal.title}`,
    (installed: InstalledHost) => refuse(refusal, installed),
  ])
  return {
    ...Object.fromEntries(mistakes),
    // The last one, so that what it built is what is started.
    ...(build !== undefined && {
      'is built': ({ app, env }) => runCommand(build, { cwd: app, env }),
    }),
  }
}

/** What the host's own type checker has to do. */
export function typeChecks({ typecheck, strictByDefault = false }: Host): Checks<InstalledHost> {
  if (typecheck === undefined) return {}
  return {
    'type-checks in strict mode': async ({ app, env }) => {
      await runCommand(typecheck, { cwd: app, env })
      if (strictByDefault) return
      const onUnRecoverableConfigFileDiagnostic = () => assert.fail('There is no tsconfig.json.')
      const config = ts.getParsedCommandLineOfConfigFile(join(app, 'tsconfig.json'), undefined, {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic,
      })
      assert.equal(config?.options.strict, true, 'strict in tsconfig.json')
    },
  }
}

/** What the app tests itself. */
export function ownTests({ tests = {}, patience }: Host): Checks<InstalledHost> {
  return Object.fromEntries(
    Object.entries(tests).map(([title, command]) => [
      title,
      ({ app, env }) => runCommand(command, { cwd: app, env, patience }),
    ]),
  )
}

async function refuse({ plant, command, says }: Refusal, { app, env }: InstalledHost) {
  const takeOut = await plant(app)
  try {
    await assert.rejects(runCommand(command, { cwd: app, env }), says)
  } finally {
    await takeOut()
  }
}
