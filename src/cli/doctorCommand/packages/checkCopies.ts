import { ok, problem, warning, type DoctorCheck } from '../DoctorCheck.ts'
import { findCopies } from './findCopies.ts'
import { described, nearestCopy, readManifest, type InstalledCopy } from './InstalledCopy.ts'

const id = 'copies'
const names = ['@marginfront/react', 'react', 'react-dom', '@tanstack/react-query', 'msw'] as const
type Name = (typeof names)[number]

const consequences: Readonly<Record<Name, string>> = {
  '@marginfront/react':
    "Buttons of one copy don't see what a provider of the other sets, and each copy has its own guard against two links for one click.",
  react: 'Hooks of one copy fail in components that the other renders: "Invalid hook call".',
  'react-dom': 'Components that two copies render share no context and no events.',
  '@tanstack/react-query': 'The QueryClientProvider of one copy is not there for the other.',
  msw: 'Handlers of one copy are unknown to the server or worker of the other.',
}

/** Looks for packages that are there twice. */
export async function checkCopies(app: string, own: InstalledCopy): Promise<DoctorCheck> {
  const copies = await findCopies(app, names)
  const shipped = Object.keys(Object((await readManifest(app))?.['dependencies']))
  const harmful: string[] = []
  const doubtful: string[] = []
  for (const name of names) {
    const used = await nearestCopy(app, name)
    if (!used) continue
    const ours = await nearestCopy(own.folder, name)
    const others = [...copies, ...(ours ? [ours] : [])].filter(
      (copy) => copy.name === name && copy.folder !== used.folder,
    )
    const inTheApp = others.filter(
      ({ folder }) =>
        name === '@marginfront/react' || folder === ours?.folder || isShipped(folder, shipped),
    )
    const list = [used, ...new Map(others.map((copy) => [copy.folder, copy])).values()]
    const sentence = `${list.map((copy) => described(copy, app)).join(', and ')}. ${consequences[name]}`
    if (inTheApp.length > 0 && name !== 'msw') harmful.push(sentence)
    else if (others.length > 0) doubtful.push(sentence)
  }
  if (harmful.length > 0) return problem(id, [...harmful, ...doubtful].join(' '), fix)
  if (doubtful.length > 0) return warning(id, doubtful.join(' '), `${fix} ${unlessATool}`)
  return ok(id)
}

const fix =
  'See who brings them with npm ls (or pnpm why, yarn why), bring all to one version, and run npm dedupe. Where this package or one of yours is linked (npm link, file:, a workspace), it must use the packages of the app, and have none of its own.'
const unlessATool = 'If only a tool has the second copy, there is nothing to do.'

/** Tells whether a copy lies inside of a package that the app itself depends on. */
const isShipped = (folder: string, shipped: readonly string[]): boolean =>
  shipped.some((name) =>
    folder.replaceAll('\\', '/').includes(`/node_modules/${name}/node_modules/`),
  )
