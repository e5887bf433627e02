import type { ArgTypesEnhancer } from 'storybook/internal/types'

/** The types whose values can be typed, ticked or chosen. */
const typeable = ['string', 'number', 'boolean', 'enum']

/** Of the functions that a host may hand over, the one whose type is longer than what it says. */
const shortTypes: Readonly<Record<string, string>> = { fetch: 'typeof fetch' }

/** Leaves a control only where a value can be given by hand, and puts the events together. */
export const tidyArgTypes: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const type = typeof argType.type === 'object' ? argType.type.name : argType.type
      const summary = shortTypes[name]
      const fallback = argType.table?.defaultValue?.summary
      const table = {
        ...argType.table,
        ...(/^on[A-Z]/.test(name) && { category: 'Events' }),
        ...(summary !== undefined && { type: { summary } }),
        ...(typeof fallback === 'string' && {
          defaultValue: { summary: fallback.replaceAll('`', '') },
        }),
      }
      const isTypeable = type !== undefined && typeable.includes(type)
      return [name, { ...(!isTypeable && { control: false }), ...argType, table }]
    }),
  )
