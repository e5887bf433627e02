import type { ArgTypesEnhancer, StrictInputType } from 'storybook/internal/types'

/** The types whose values can be typed, ticked or chosen. */
const typeable = ['string', 'number', 'boolean', 'enum']

/** Of the functions that a host may hand over, the one whose type is longer than what it says. */
const shortTypes: Readonly<Record<string, string>> = { fetch: 'typeof fetch' }

/** A default as its docstring has it: docgen quotes some, and Markdown means nothing here. */
const plain = (summary: string) => summary.replaceAll('`', '').replace(/^"(.*)"$/, '$1')

/** Leaves a control only where a value can be given by hand, and puts the events together. */
export const tidyArgTypes: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(Object.entries(argTypes).map(([name, argType]) => [name, tidy(name, argType)]))

function tidy(name: string, argType: StrictInputType): StrictInputType {
  const summary = shortTypes[name]
  const fallback = argType.table?.defaultValue?.summary
  return {
    ...(!typeable.includes(argType.type?.name ?? '') && { control: false }),
    ...argType,
    table: {
      ...argType.table,
      ...(/^on[A-Z]/.test(name) && { category: 'Events' }),
      ...(summary !== undefined && { type: { summary } }),
      ...(fallback !== undefined && { defaultValue: { summary: plain(fallback) } }),
    },
  }
}
