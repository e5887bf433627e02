import { CheckError } from '../CheckError.ts'
import { requireKnownClause } from '../run/knownClause.ts'
import type { Waiver } from './Waiver.ts'

const fields = ['clause', 'reason', 'until']

/** Checks that these are waivers, since they may come from a file. */
export function readWaivers(value: unknown): Waiver[] {
  if (!Array.isArray(value)) throw wrong('Waivers are a list of {"clause", "reason", "until"}.')
  const waivers = value.map(readWaiver)
  const twice = waivers.find(({ clause }, index) =>
    waivers.slice(0, index).some((earlier) => earlier.clause === clause),
  )
  if (twice) throw wrong(`Two waivers name ${twice.clause}; keep one of them.`)
  return waivers
}

function readWaiver(value: unknown, index: number): Waiver {
  const where = `Waiver ${index + 1}`
  if (typeof value !== 'object' || value === null) throw wrong(`${where} is not an object.`)
  const { clause, reason, until }: Partial<Record<string, unknown>> = { ...value }
  const unknown = Object.keys(value).find((name) => !fields.includes(name))
  if (unknown !== undefined) {
    throw wrong(`${where} has a field ${JSON.stringify(unknown)}; it takes ${fields.join(', ')}.`)
  }
  if (typeof clause !== 'string') throw wrong(`${where} names no clause.`)
  requireKnownClause(clause, where)
  if (typeof reason !== 'string' || reason.trim() === '') {
    throw wrong(`${where} (${clause}) gives no reason. Say why the failure is accepted.`)
  }
  if (typeof until !== 'string' || !isDay(until)) {
    throw wrong(`${where} (${clause}) needs an "until", a day such as 2026-12-31.`)
  }
  return { clause, reason, until }
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return Number.isFinite(day.getTime()) && day.toISOString().startsWith(text) && text.length === 10
}

const wrong = (message: string) => new CheckError('invalid_options', message)
