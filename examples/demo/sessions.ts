import { randomUUID } from 'node:crypto'
import type { Account } from './accounts.ts'

export const sessionCookie = 'larkspur_session'

/** Who is signed in: random ids in a cookie, and who they stand for in memory. */
export interface Sessions {
  begin: (account: Account) => string
  find: (cookies: string | null | undefined) => Account | undefined
  end: (cookies: string | null | undefined) => void
}

export function createSessions(): Sessions {
  const accounts = new Map<string, Account>()
  return {
    begin(account) {
      const id = randomUUID()
      accounts.set(id, account)
      return id
    },
    find: (cookies) => accounts.get(sessionIdIn(cookies)),
    end: (cookies) => accounts.delete(sessionIdIn(cookies)),
  }
}

function sessionIdIn(cookies: string | null | undefined): string {
  const pairs = (cookies ?? '').split(/;\s*/)
  const ours = pairs.find((pair) => pair.startsWith(`${sessionCookie}=`))
  return ours?.slice(sessionCookie.length + 1) ?? ''
}
