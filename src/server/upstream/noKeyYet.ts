import { isProduction } from '../marginfront/options/isProduction.ts'

/** Returns what a developer without a key can do: have `.env` read, or go on without a key. */
export function noKeyYet(): string {
  return isProduction()
    ? ''
    : ' Plain Node reads .env only with --env-file=.env. To try it without an account, run `npx ' +
        'marginfront-portal emulator -- npm run dev`, with your own command after the two dashes: ' +
        'it sets MF_API_SECRET_KEY.'
}
