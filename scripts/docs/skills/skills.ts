import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { linksFrom } from '../pages/linksFrom.ts'
import { sectionOf } from '../pages/sectionOf.ts'
import { skillJobs, type SkillJob } from './skillJobs.ts'

/**
 * Returns the skills by their paths. A template names the parts of the docs that it takes over: a
 * section as `{{docs/errors.md#all-of-them}}`, and the first or second code in it as
 * `{{docs/button.md#the-hook code}}` or `code 2`.
 */
export function skills(root: string): Record<string, string> {
  return Object.fromEntries(skillJobs.map((job) => [pathOf(job), skillFor(root, job)]))
}

const pathOf = ({ name }: SkillJob) => `skills/${name}/SKILL.md`

function skillFor(root: string, job: SkillJob): string {
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const { name, version }: Record<string, string> = JSON.parse(read('package.json'))
  const template = read(`scripts/docs/skills/${job.name}.md`)
  const sources = new Set(template.match(/(README|docs\/[\w/-]+)\.md/g))

  const out = pathOf(job)
  const body = linksFrom('README.md', out, template).replaceAll(
    /^\{\{(\S+?)( code(?: (\d))?)?\}\}$/gm,
    (_, place: string, code?: string, turn = '1') => {
      const section = sectionOf(root, place)
      const text = code ? codeIn(section)[Number(turn) - 1] : section
      if (!text) throw new Error(`${job.name}: there is nothing at ${place}.`)
      return linksFrom(place.replace(/#.*/, ''), out, text)
    },
  )
  return `---
name: ${job.name}
description: '${job.title}, with ${name}. Use when ${job.when}.'
library: '${name}'
library_version: '${version}'
sources:
${[...sources].map((source) => `  - ${source}`).join('\n')}
---

# ${job.title}

${body.trim()}
`
}

const codeIn = (section: string) => section.match(/^```\w+\n[^]*?^```$/gm) ?? []
