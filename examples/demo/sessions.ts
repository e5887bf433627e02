import { randomUUID } from 'node:crypto'
import type { Account } from './accounts.ts'
import type { Staff } from './staff.ts'

export const sessionCookie = 'larkspur_session'

/** Whoever can sign in. */
export type Person = Account | Staff

/** Who is signed in: random ids in a cookie, and who they stand for in memory. */
export interface Sessions {
  begin: (person: Person) => string
  find: (cookies: string | null | undefined) => Person | undefined
  end: (cookies: string | null | undefined) => void
}

export function createSessions(): Sessions {
  const people = new Map<string, Person>()
  return {
    begin(person) {
      const id = randomUUID()
      people.set(id, person)
      return id
    },
    find: (cookies) => people.get(sessionIdIn(cookies)),
    end: (cookies) => people.delete(sessionIdIn(cookies)),
  }
}

function sessionIdIn(cookies: string | null | undefined): string {
  const pairs = (cookies ?? '').split(/;\s*/)
  const ours = pairs.find((pair) => pair.startsWith(`${sessionCookie}=`))
  return ours?.slice(sessionCookie.length + 1) ?? ''
}
