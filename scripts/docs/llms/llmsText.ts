import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { linksFrom } from '../pages/linksFrom.ts'
import { skillJobs } from '../skills/skillJobs.ts'

/** Returns `llms.txt`: what the package is, and the index of its docs (https://llmstxt.org). */
export function llmsText(root: string): string {
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const { name, version, description }: Record<string, string> = JSON.parse(read('package.json'))
  const [, ...parts] = read('docs/README.md').split(/^(?=## )/m)
  const index = linksFrom('docs/README.md', 'llms.txt', parts.join(''))
  const jobs = skillJobs.map((job) => `- [${job.title}](skills/${job.name}/SKILL.md): ${job.when}`)
  return [
    `# ${name} ${version}`,
    `> ${description}`,
    'Keep the secret key on the backend, and keep portal links out of state, caches, storage and logs. The route decides whose billing it is; a request never does.',
    `## Skills\n\n${jobs.join('\n')}`,
    index.trim(),
    '## Optional\n\n- [The HTTP contract](openapi.yaml): for a backend in any language',
  ].join('\n\n')
}
