import { readFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { clauses } from '../../src/check/clauses/index.ts'
import { withAddress } from './address/withAddress.ts'
import { clauseSections } from './check/clauseSections.ts'
import { llmsText } from './llms/llmsText.ts'
import { optionsPage, readOptionSections } from './options/optionsPage.ts'
import { skills } from './skills/skills.ts'

/** Returns every file that is made from the sources and the docs, by its path, as it has to be. */
export async function madeFiles(root: string): Promise<Record<string, string>> {
  const pages = {
    'docs/options.md': optionsPage(readOptionSections(root)),
    'docs/check.md': clauseSections(readFileSync(`${root}/docs/check.md`, 'utf8'), clauses),
    'llms.txt': llmsText(root),
    ...skills(root),
  }
  const formatted = Object.entries(pages).map(async ([path, text]) => [
    path,
    await formattedAs(`${root}/${path}`, text),
  ])
  return { ...Object.fromEntries(await Promise.all(formatted)), ...withAddress(root) }
}

async function formattedAs(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), parser: 'markdown' })
}
