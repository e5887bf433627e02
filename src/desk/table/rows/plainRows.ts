import type { TableFeatures } from '@tanstack/react-table'

interface Options {
  data: readonly unknown[]
}

type CoreRowModel = ReturnType<NonNullable<TableFeatures['coreRowModel']>>

const none: readonly never[] = []

/**
 * Rows of TanStack Table that can be sorted, and no more. Its own ones can also be selected, expanded
 * and asked for cells, and ten thousand of them take as long to make as to sort.
 */
export function plainRows({ options }: { options: Options }): CoreRowModel {
  const rows = options.data.map((original, index) => ({ original, index, subRows: none }))
  const model = { rows, flatRows: rows, rowsById: {} }
  return () => model as unknown as ReturnType<CoreRowModel>
}
