import { AuthenticationError } from '../errors.ts'

/** How frameworks mark what browsers may read: Next, Vite, Create React App, Expo, Astro, Nuxt ... */
const publicName =
  /^(NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|PUBLIC|NUXT_PUBLIC|GATSBY|VUE_APP|NG_APP|BUN_PUBLIC|STORYBOOK)_/
const secretKey = /mf_sk_[\x21-\x7e]/

/**
 * Throws where an environment variable that frameworks build into client code holds a secret key.
 * Only in development: by the time a server is in production, such a build has been published.
 */
export function refusePublicVariables(): void {
  const [name] = developmentVariables().find(isPublicSecret) ?? []
  if (name === undefined) return
  throw new AuthenticationError(
    'public_variable',
    `The environment variable ${name} holds a MarginFront secret key, and frameworks build ` +
      'variables of that prefix into the code that every visitor downloads. Rename it to ' +
      'MF_API_SECRET_KEY, and replace the key if a build with it was published.',
  )
}

/** Tells whether a framework builds a variable of this name into what browsers download. */
export const isPublicName = (name: string): boolean => publicName.test(name)

function isPublicSecret([name, value]: [string, string | undefined]): boolean {
  return isPublicName(name) && value !== undefined && secretKey.test(value)
}

function developmentVariables(): [string, string | undefined][] {
  try {
    const env = globalThis.process?.env ?? {}
    return env['NODE_ENV'] === 'production' ? [] : Object.entries(env)
  } catch {
    // Deno throws where it may not read every variable: this is a warning, and no reason to stop.
    return []
  }
}
