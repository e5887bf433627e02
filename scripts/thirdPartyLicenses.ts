// Writes THIRD-PARTY-LICENSES.md: whose code is in the build, and under which licence.
import { globSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** The packages whose code is in `dist`: esbuild names each file that it bundled, in a comment. */
export function bundledPackages(): string[] {
  const names = globSync('dist/**/*.{js,cjs}', { cwd: root }).flatMap((file) =>
    [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /^\s*\/\/ node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm,
      ),
    ].map(([, name = '']) => name),
  )
  return [...new Set(names)].toSorted()
}

/** The page about them. Throws for a package without the text of its licence. */
export function thirdPartyLicenses(): string {
  const parts = bundledPackages().map((name) => {
    const folder = join(root, 'node_modules', name)
    const { version, license }: { version: string; license: string } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    )
    const text = readFileSync(join(folder, 'LICENSE'), 'utf8').trim()
    return `## ${name} ${version}\n\n${license}\n\n\`\`\`text\n${text}\n\`\`\``
  })
  return [
    '# Third-party licences',
    "`dist` holds code of these packages, so you don't have to install them. Everything else is\nunder the licence in `LICENSE`.",
    ...parts,
  ]
    .join('\n\n')
    .concat('\n')
}

if (import.meta.main) {
  await writeFile(join(root, 'THIRD-PARTY-LICENSES.md'), thirdPartyLicenses())
}
