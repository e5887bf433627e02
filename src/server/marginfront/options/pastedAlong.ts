const quotes = /^["'`‘’“”„«»]+|["'`‘’“”„«»]+$/g
const assignment = /^(export\s+)?[A-Z_]+\s*=/

/** Returns a value without the quotes around it. */
export const withoutQuotes = (value: string): string => value.replace(quotes, '').trim()

/** Says what was pasted along with a value, where something was, to follow what it was meant for. */
export function pastedAlong(value: string): string | undefined {
  const unquoted = withoutQuotes(value)
  if (assignment.test(unquoted)) {
    return (
      'begins with the name of a variable and an equals sign, so a whole line of an .env file was ' +
      'pasted. Keep only what comes after the equals sign.'
    )
  }
  if (unquoted === value) return undefined
  return (
    'has quotes around it, so it cannot be used. Remove the quotes: outside of .env files, such as in ' +
    'a hosting dashboard or with `docker --env-file`, they become part of the value.'
  )
}
