type Rule = (value: unknown) => boolean

/** The members that an object may have, each with its rule. */
export interface ObjectSchema {
  required: readonly string[]
  members: Readonly<Record<string, { is: Rule; what: string }>>
}

/** Says what of a value is not as the schema has it, without repeating the value. */
export function faultsOf(schema: ObjectSchema, value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return ['it is no object']
  const entries = Object.entries(value)
  const names = entries.map(([name]) => name)
  return [
    ...schema.required.filter((name) => !names.includes(name)).map((name) => `${name} is missing`),
    ...entries.flatMap(([name, member]) => {
      const known = Object.hasOwn(schema.members, name) ? schema.members[name] : undefined
      if (!known) return [`${name} does not belong there`]
      return known.is(member) ? [] : [`${name} must be ${known.what}`]
    }),
  ]
}
