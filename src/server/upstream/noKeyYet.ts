import { isProduction } from '../marginfront/options/isProduction.ts'

/** Returns the way to go on without a key, for a developer who has none yet. */
export function noKeyYet(): string {
  return isProduction()
    ? ''
    : ' To try it without an account, run `npx marginfront-portal emulator -- npm run dev`, with ' +
        'your own command after the two dashes: it sets MF_API_SECRET_KEY.'
}
