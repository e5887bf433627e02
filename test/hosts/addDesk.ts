import { addFile, replaceIn } from './changes.ts'

/** Where a desk goes in an app. */
interface DeskMount {
  /** The module that makes the route. @default 'desk.ts' */
  file?: string
  /** What the route is made with besides, one option a line. */
  options?: string
  /** The type of its context. */
  context?: string
  /** What the module imports besides. */
  imports?: string
  /** What the module exports besides. */
  exports?: string
  /** The app's own file that mounts the route. */
  into?: { file: string; after: string; imports: string; before: string; mount: string }
}

/** Mounts a support desk in an app's copy; its staff are who their cookie says. */
export async function addDesk(
  app: string,
  { file = 'desk.ts', options = '', context = '', imports = '', exports = '', into }: DeskMount,
): Promise<void> {
  await addFile(
    app,
    file,
    `import { createPortalDeskRoute } from '@marginfront/react/server'
${imports}
export const desk = createPortalDeskRoute${context}({
  authorize({ request }) {
    const actor = /(?:^|; )staff=([\\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
    return actor ? { actor } : 'unauthenticated'
  },
${options}})
${exports}`,
  )
  if (!into) return
  await replaceIn(app, into.file, into.after, (line) => line + into.imports)
  await replaceIn(app, into.file, into.before, (line) => into.mount + line)
}

/** How Express mounts a desk. */
export const onExpress = (mount: string): DeskMount => ({
  into: {
    file: 'server.ts',
    after: "import express from 'express'\n",
    imports: "import { desk } from './desk.ts'\n",
    before: "app.post('/sign-in'",
    mount: `${mount}\n`,
  },
})
