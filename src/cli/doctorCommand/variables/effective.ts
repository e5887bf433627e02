import { inEnvironment, type Variable } from './readVariables.ts'

/**
 * The settings of a variable that count: that of the environment, which no `.env` file replaces, or
 * else that of each file, since which one is loaded depends on how the app is started.
 */
export function effective(variables: readonly Variable[], name: string): readonly Variable[] {
  const set = variables.filter((variable) => variable.name === name && variable.value.trim() !== '')
  const ofEnvironment = set.filter(({ source }) => source === inEnvironment)
  return ofEnvironment.length > 0 ? ofEnvironment : set
}

/** The places where variables are set, as a sentence goes on. */
export const placesOf = (variables: readonly Variable[]): string =>
  [...new Set(variables.map(({ source }) => source))].join(' and ')
