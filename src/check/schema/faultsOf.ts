type Rule = (value: unknown) => boolean

/** The members that an object may have, each with its rule. */
export interface ObjectSchema {
  required: readonly string[]
  members: Readonly<Record<string, { is: Rule; what: string }>>
}

/**
 * Says what of a value is not as the schema has it, without repeating the value. Other members than
 * the schema's are no fault here: see {@link strangersIn}.
 */
export function faultsOf(schema: ObjectSchema, value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return ['it is not an object']
  const entries = Object.entries(value)
  const names = entries.map(([name]) => name)
  return [
    ...schema.required.filter((name) => !names.includes(name)).map((name) => `${name} is missing`),
    ...entries.flatMap(([name, member]) => {
      const known = Object.hasOwn(schema.members, name) ? schema.members[name] : undefined
      return !known || known.is(member) ? [] : [`${name} must be ${known.what}`]
    }),
  ]
}

/** The members of an object that the schema does not have. */
export const strangersIn = ({ members }: ObjectSchema, value: object): string[] =>
  Object.keys(value).filter((name) => !Object.hasOwn(members, name))
