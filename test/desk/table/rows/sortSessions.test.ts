import { expect, it } from 'vitest'
import type { ListedPortalSession, PortalSessionColumn } from '../../../../src/desk/index.ts'
import { columnsWithValues } from '../../../../src/desk/table/columns/columnsWithValues.ts'
import { sortSessions } from '../../../../src/desk/table/rows/sortSessions.ts'

const sessionOf = (usage: unknown, index: number) =>
  ({ id: `${index}`, isUsed: false, expiresAt: '', usage }) satisfies ListedPortalSession

const column: PortalSessionColumn = {
  id: 'usage',
  header: 'Usage',
  sortValue: ({ usage }) => usage as number,
  cell: () => null,
}

it.each([NaN, '', null, undefined])('sorts %j last, whatever the direction', (none) => {
  const sessions = [2, none, 1, none, 3].map(sessionOf)
  const sortedBy = (desc: boolean) =>
    sortSessions(sessions, [column], [{ id: 'usage', desc }], 'en', 0).map(({ usage }) => usage)
  expect(sortedBy(false)).toEqual([1, 2, 3, none, none])
  expect(sortedBy(true)).toEqual([3, 2, 1, none, none])
  expect(columnsWithValues([column], sessions)).toEqual([column])
  expect(columnsWithValues([column], [none].map(sessionOf))).toEqual([])
})
