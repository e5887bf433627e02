import { expect, it } from 'vitest'
import {
  usableFilters,
  usablePagination,
  usableSorting,
} from '../../../../src/desk/table/state/usableState.ts'

const byCustomer = { id: 'customer', desc: false }

it.each([
  [[byCustomer], [byCustomer]],
  [[{ id: 'customer', desc: 'true' }], [{ id: 'customer', desc: true }]],
  [[{ id: 'customer', desc: 'false' }, null, {}, { id: 3 }], [byCustomer]],
  [{ id: 'customer' }, [byCustomer]],
  [{}, []],
  ['customer', []],
  [null, []],
  [7, []],
])('reads the order %j', (given, sorting) => {
  expect(usableSorting(given)).toEqual(sorting)
})

it.each([
  [
    { customer: 'acme', includeExpired: true },
    { customer: 'acme', includeExpired: true },
  ],
  [
    { customer: null, includeExpired: null },
    { customer: '', includeExpired: false },
  ],
  [
    { customer: 1, includeExpired: 'true' },
    { customer: '1', includeExpired: true },
  ],
  [
    { customer: {}, includeExpired: 'false' },
    { customer: '', includeExpired: false },
  ],
  [{}, { customer: '', includeExpired: false }],
  [null, { customer: '', includeExpired: false }],
])('reads the filters %j', (given, filters) => {
  expect(usableFilters(given)).toEqual(filters)
})

it.each([
  [
    { pageIndex: 1, pageSize: 2 },
    { pageIndex: 1, pageSize: 2 },
  ],
  [
    { pageIndex: '1', pageSize: '50' },
    { pageIndex: 1, pageSize: 50 },
  ],
  [{ pageIndex: 2 }, { pageIndex: 2, pageSize: 25 }],
  [{ pageSize: null }, { pageIndex: 0, pageSize: 25 }],
  [
    { pageIndex: -1, pageSize: -1 },
    { pageIndex: 0, pageSize: 1 },
  ],
  [
    { pageIndex: 'x', pageSize: 0.5 },
    { pageIndex: 0, pageSize: 1 },
  ],
  [
    { pageIndex: 0, pageSize: Infinity },
    { pageIndex: 0, pageSize: 1e9 },
  ],
  [null, { pageIndex: 0, pageSize: 25 }],
])('reads the page %j', (given, pagination) => {
  expect(usablePagination(given)).toEqual(pagination)
})
